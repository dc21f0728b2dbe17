package io.subaccounts.common;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnedPageTest {

    @Test
    void aTurnedPageBeginsAtTheStart() {
        PageRequest later = PageRequest.first(10).after(new Cursor("c"));

        assertThat(later.oldestFirst()).isEqualTo(new PageRequest(10, Order.OLDEST_FIRST, null));
    }
}
