package io.subaccounts.tck.storage;

import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.function.Function;

/**
 * One call with arguments that were chosen by chance.
 *
 * @param text how to tell a reader which
 * @param make the call
 */
record RandomCall(String text, Function<Transaction, Object> make) {

    static RandomCall of(String text, Subtree within, Function<Transaction, Object> make) {
        return new RandomCall(text + " within " + within, make);
    }

    @Override
    public String toString() {
        return text;
    }
}
