package io.subaccounts.spi.storage;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where accounts, credentials and ownership live. Safe for use by several threads.
 *
 * <p>Errors surface as {@link io.subaccounts.error.StorageUnavailableException} if nothing was changed, and as
 * {@link io.subaccounts.error.OutcomeUnknownException} if the commit itself failed. Messages never hold values of rows.
 * What a piece of work throws itself passes through unchanged, after the transaction was rolled back. Work that opens
 * another transaction of the same storage is refused with {@code IllegalStateException}.
 */
public interface Storage extends AutoCloseable {

    /**
     * A piece of work in one transaction. It has no side effects beyond the transaction, because it may be run again
     * after losing a race, and keeps the transaction to itself.
     *
     * @param <T> what it answers
     */
    @FunctionalInterface
    interface Work<T extends @Nullable Object> {

        /**
         * Does the work.
         *
         * @param tx the transaction, valid only during this call and on this thread; afterwards, or elsewhere, every store
         *     refuses with {@code IllegalStateException}
         * @return the answer
         */
        T run(Transaction tx);
    }

    /**
     * Runs work that only reads; writing is refused. All its reads see the state of one moment, which includes every write that had returned
     * before this call began.
     *
     * @param work the work
     * @param <T> what it answers
     * @return the answer
     */
    <T extends @Nullable Object> T read(Work<T> work);

    /**
     * Runs work that may write, all of it or nothing. When this returns, the writes are visible to every later call and
     * as durable as the storage promises. Lost races with other transactions are run again a bounded number of times.
     *
     * @param work the work
     * @param <T> what it answers
     * @return the answer
     */
    <T extends @Nullable Object> T write(Work<T> work);

    /**
     * The optional powers this storage has.
     *
     * @return the traits, each of which the contract suite holds it to
     */
    Set<StorageTrait> traits();

    /**
     * Releases everything. Calls after this fail with {@link io.subaccounts.error.StorageUnavailableException}; closing
     * again does no harm.
     */
    @Override
    void close();
}
