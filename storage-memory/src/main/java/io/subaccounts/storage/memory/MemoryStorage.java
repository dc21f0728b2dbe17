package io.subaccounts.storage.memory;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;

/**
 * A storage in the memory of the process, for unit tests and prototypes. It has no optional trait: nothing survives it,
 * and each instance is alone with its data.
 *
 * <p>Safe for use by several threads. Reads run side by side; a write runs alone, waits for the reads before it and lets
 * those after it wait, so nobody ever sees half of it. Work is run exactly once. Finding an account costs as many steps
 * as it has levels above it, and a page of a list costs about as many as it has rows.
 */
public final class MemoryStorage implements Storage {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private volatile @Nullable Tables tables = new Tables();

    private MemoryStorage() {}

    /**
     * Opens an empty storage.
     *
     * @return the storage, which is gone once nothing refers to it
     */
    public static MemoryStorage create() {
        return new MemoryStorage();
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return alone(lock.readLock(), () -> {
            var tx = MemoryTransaction.reading(open());
            try {
                return work.run(tx);
            } finally {
                tx.end();
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return alone(lock.writeLock(), () -> {
            var journal = new Journal();
            var tx = MemoryTransaction.writing(open(), journal);
            try {
                T answer = work.run(tx);
                journal.commit();
                return answer;
            } finally {
                tx.end();
                journal.rollBack();
            }
        });
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of();
    }

    /** Forgets everything. Transactions that are under way end undisturbed. */
    @Override
    public void close() {
        tables = null;
    }

    private interface Section<T extends @Nullable Object> {
        T run();
    }

    private <T extends @Nullable Object> T alone(Lock held, Section<T> section) {
        if (lock.isWriteLockedByCurrentThread() || lock.getReadHoldCount() > 0) {
            throw new IllegalStateException("a transaction of this storage is already open on this thread");
        }
        held.lock();
        try {
            return section.run();
        } finally {
            held.unlock();
        }
    }

    private Tables open() {
        Tables present = tables;
        if (present == null) {
            throw new StorageUnavailableException("the storage was closed", null);
        }
        return present;
    }
}
