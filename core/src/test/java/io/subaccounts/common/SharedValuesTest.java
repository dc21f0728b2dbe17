package io.subaccounts.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.support.Ids;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedValuesTest {

    @Test
    void absentAndNullAreDifferentChanges() {
        assertThat(Change.<String>keep().applyTo("present")).isEqualTo("present");
        assertThat(Change.<String>keep().applyTo(null)).isNull();
        assertThat(Change.to("new").applyTo("present")).isEqualTo("new");
        assertThat(Change.<String>to(null).applyTo("present")).isNull();
        assertThat(Change.to("new").applyTo(null)).isEqualTo("new");
        assertThat(Change.to(null)).isNotEqualTo(Change.keep());
        assertThat(Change.keep()).isEqualTo(Change.keep());
    }

    @Test
    void aPageKeepsItsOwnItems() {
        var items = new ArrayList<>(List.of("one"));
        var page = new Page<>(items, null);
        items.add("two");

        assertThat(page.items()).containsExactly("one");
        assertThat(page.next()).isEmpty();
        assertThat(new Page<>(items, new Cursor("c")).next()).contains(new Cursor("c"));
        assertThatThrownBy(() -> page.items().add("three")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aFirstPageIsTheNewestUnlessItIsTurned() {
        assertThat(PageRequest.first(10)).isEqualTo(new PageRequest(10, Order.NEWEST_FIRST, null));
        assertThat(PageRequest.first(10).oldestFirst()).isEqualTo(new PageRequest(10, Order.OLDEST_FIRST, null));
        assertThat(PageRequest.first(10).after(new Cursor("c")))
                .isEqualTo(new PageRequest(10, Order.NEWEST_FIRST, new Cursor("c")));
    }

    @Test
    void actorsAreWhoTheySay() {
        assertThat(Actor.platform("ops")).isEqualTo(new Actor.Platform("ops"));
        assertThat(Actor.account(Ids.sub("a"))).isEqualTo(new Actor.OfAccount(Ids.sub("a")));
        assertThat(Actor.account(Ids.sub("a"))).isNotEqualTo(Actor.account(Ids.sub("b")));
    }
}
