package io.subaccounts.tck.storage;

import io.subaccounts.error.SubaccountException;
import java.time.Duration;
import java.util.function.Supplier;

/** Calls again what a storage was too busy for: it may give up after a bounded number of lost races. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Patience() {}

    static <T> T insist(Supplier<T> call) {
        long start = System.nanoTime();
        while (true) {
            try {
                return call.get();
            } catch (SubaccountException e) {
                if (!e.retryable() || System.nanoTime() - start > LIMIT.toNanos()) {
                    throw e;
                }
            }
        }
    }
}
