package io.subaccounts.internal.secrets;

import io.subaccounts.spi.host.SecretHasher;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many expensive hashes are computed at a time. Cheap ones pass freely; others wait for a permit, in turn and not
 * longer than the configured time, and no more wait than could get their turn.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class HashBudget {

    private static final int WAITING_PER_PERMIT = 32;

    private final Semaphore permits;
    private final int maxWaiting;
    private final Duration wait;

    /**
     * Sets the budget up.
     *
     * @param concurrent how many at a time
     * @param wait how long a call waits for its turn
     */
    public HashBudget(int concurrent, Duration wait) {
        this.permits = new Semaphore(concurrent, true);
        this.maxWaiting = concurrent * WAITING_PER_PERMIT;
        this.wait = wait;
    }

    /**
     * Computes something within the budget.
     *
     * @param cost how dear it is
     * @param computation what to compute
     * @param <T> what comes out
     * @return the outcome, empty if there was no turn for it
     */
    public <T> Optional<T> within(SecretHasher.Cost cost, Supplier<T> computation) {
        if (cost == SecretHasher.Cost.CHEAP) {
            return Optional.of(computation.get());
        }
        if (!acquired()) {
            return Optional.empty();
        }
        try {
            return Optional.of(computation.get());
        } finally {
            permits.release();
        }
    }

    /**
     * How long it is sensible to wait before asking again.
     *
     * @return the time a call waits for its turn, at least a tenth of a second
     */
    public Duration retryAfter() {
        Duration least = Duration.ofMillis(100);
        return wait.compareTo(least) < 0 ? least : wait;
    }

    private boolean acquired() {
        if (permits.getQueueLength() >= maxWaiting) {
            return false;
        }
        try {
            return permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
