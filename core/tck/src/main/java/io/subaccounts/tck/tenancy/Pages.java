package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Cursor;
import io.subaccounts.common.Order;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * Turns through a list and compares it page by page. Now and then it presents a cursor that was made for somebody else, or
 * for something else.
 *
 * @param <T> what the library lists
 * @param <V> as much of it as the model knows
 */
final class Pages<T, V> {

    private final String what;
    private final Function<T, V> view;

    Pages(String what, Function<T, V> view) {
        this.what = what;
        this.view = view;
    }

    void turnThrough(Turn turn, Expected expected, List<V> oldestFirst, Function<PageRequest, Page<T>> list) {
        var order = turn.random.nextBoolean() ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
        var due = new ArrayList<>(oldestFirst);
        if (order == Order.NEWEST_FIRST) {
            Collections.reverse(due);
        }
        var page = new PageRequest(1 + turn.random.nextInt(5), order, null);
        var foreign = turn.chance(25) ? turn.anyOf(turn.model.foreignCursors(query(turn, page))) : null;
        if (foreign != null && foreign.isPresent()) {
            turn.call(
                    expected.and(Expected.invalid("cursor")),
                    () -> list.apply(page.after(foreign.get())),
                    answer -> {},
                    foreign.get());
        } else {
            page(turn, expected, due, page, list);
        }
    }

    private void page(
            Turn turn, Expected expected, List<V> due, PageRequest page, Function<PageRequest, Page<T>> list) {
        turn.call(expected, () -> list.apply(page), answer -> {
            int shown = Math.min(page.size(), due.size());
            turn.same("list", answer.items().stream().map(view).toList(), due.subList(0, shown));
            turn.same("whether it goes on", answer.next().isPresent(), due.size() > shown);
            if (answer.nextCursor() != null) {
                Cursor next = answer.nextCursor();
                turn.model.cursors.put(next, query(turn, page));
                page(turn, expected, due.subList(shown, due.size()), page.after(next), list);
            }
        });
    }

    /** What a cursor is bound to: the list, its order, and what the caller sees. */
    private String query(Turn turn, PageRequest page) {
        var reach = Objects.toString(turn.caller.node() == null ? null : turn.caller.node().id);
        return what + " " + page.order() + " " + reach;
    }
}
