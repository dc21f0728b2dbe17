package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Turns the pages of a list until there are no more. */
final class Walk {

    private static final int ENOUGH_PAGES = 1000;

    private Walk() {}

    static List<Account> accounts(World world, Actor actor, AccountQuery query, PageRequest first) {
        return through(first, page -> world.accounts().list(actor, query, page));
    }

    static List<Ownership> resources(World world, Actor actor, ResourceQuery query, PageRequest first) {
        return through(first, page -> world.resources().list(actor, query, page));
    }

    private static <T> List<T> through(PageRequest first, Function<PageRequest, Page<T>> list) {
        var items = new ArrayList<T>();
        var request = first;
        for (int pages = 0; pages < ENOUGH_PAGES; pages++) {
            var page = list.apply(request);
            assertThat(page.items()).as("a page is never longer than asked for").hasSizeLessThanOrEqualTo(first.size());
            items.addAll(page.items());
            var next = page.next();
            if (next.isEmpty()) {
                return items;
            }
            request = request.after(next.get());
        }
        throw new AssertionError("a list ends; this one did not after " + ENOUGH_PAGES + " pages");
    }
}
