package io.subaccounts.storage.jdbc;

import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.spi.storage.Storage.Work;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One caller's work on its way through the queue, and what became of it. Whoever leads writes the outcome; the signal
 * hands it to the caller.
 */
final class PendingWrite<T extends @Nullable Object> {

    private final Work<T> work;
    private final Semaphore signal = new Semaphore(0);
    private @Nullable T answer;
    private @Nullable Throwable failure;
    private boolean settled;
    private boolean leader;

    PendingWrite(Work<T> work) {
        this.work = work;
    }

    /** Runs the work in a transaction and keeps its outcome for the caller. Never throws. */
    void attempt(RunningWork running, JdbcTransaction transaction) {
        failure = null;
        try {
            answer = running.run(work, transaction);
        } catch (Throwable e) {
            failure = e;
        }
    }

    void fail(Throwable reason) {
        failure = reason;
    }

    /** The work is done and committed. */
    void settle() {
        settled = true;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Tells the waiting caller that the outcome is there. */
    void finish() {
        signal.release();
    }

    /** Tells the waiting caller to lead the next group. */
    void lead() {
        leader = true;
        signal.release();
    }

    boolean mustLead() {
        return leader;
    }

    /**
     * Waits for the signal.
     *
     * @return false if it did not come in time
     */
    boolean await(Duration longest) {
        try {
            return signal.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            await();
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** Waits for the signal, however long it takes. */
    void await() {
        signal.acquireUninterruptibly();
    }

    /** What became of it: the work's own answer or its own exception. */
    @SuppressWarnings("NullAway") // without a failure the answer is there, and null only if T may be null
    T outcome() {
        if (failure != null) {
            throw PendingWrite.<RuntimeException>unchanged(failure);
        }
        if (!settled) {
            throw new OutcomeUnknownException("the thread that wrote for several callers broke down", null);
        }
        return answer;
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: hands on any exception as it is
    private static <E extends Throwable> E unchanged(Throwable failure) throws E {
        throw (E) failure;
    }
}
