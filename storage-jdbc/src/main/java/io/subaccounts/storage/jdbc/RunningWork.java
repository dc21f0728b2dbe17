package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage.Work;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Knows which threads are running work of one storage, whoever's work it is, and keeps them from starting more. */
final class RunningWork {

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /**
     * Refuses a call from within a piece of work.
     *
     * @throws IllegalStateException if this thread is running one
     */
    void requireNone() {
        if (threads.contains(Thread.currentThread())) {
            throw new IllegalStateException("a piece of work cannot open another transaction of the same storage");
        }
    }

    /** Runs work to its end. Returns only if no statement has failed, whatever the work made of the exception. */
    <T extends @Nullable Object> T run(Work<T> work, JdbcTransaction transaction) {
        threads.add(Thread.currentThread());
        try {
            T answer = work.run(transaction);
            var failure = transaction.failure();
            if (failure != null) {
                throw failure.asException();
            }
            return answer;
        } finally {
            transaction.end();
            threads.remove(Thread.currentThread());
        }
    }
}
