package io.subaccounts.internal.changes;

import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;

/**
 * What ends together with an account, in the transaction that deletes it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public interface AccountEnd {

    /**
     * Ends what is under way for an account that is about to be deleted.
     *
     * @param tx the transaction
     * @param account the account and those above it, under an exclusive lock
     * @param now the present moment
     * @return the account as it is stored afterwards, not deleted yet
     */
    Lineage end(Transaction tx, Lineage account, Instant now);
}
