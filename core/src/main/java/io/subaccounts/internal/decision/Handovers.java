package io.subaccounts.internal.decision;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a resource leaves its owner: the old ownership becomes history and the new one begins where it ended. Intervals of
 * one resource never overlap, even if the clock goes back.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Handovers {

    private Handovers() {}

    /**
     * Ends an ownership, and begins the next.
     *
     * @param tx the transaction
     * @param within what the actor sees
     * @param row the ownership that ends
     * @param heir who owns the resource from now on, null for nobody
     * @param now the present moment
     * @return the moment of the handover; empty, with nothing changed, if the ownership is no longer the one in the row
     */
    public static Optional<Instant> hand(
            Transaction tx, Subtree within, ResourceRow row, @Nullable AccountId heir, Instant now) {
        Instant at = now.isBefore(row.from()) ? row.from() : now;
        boolean done = heir == null
                ? tx.resources().delete(within, row.resource(), row.version())
                : tx.resources()
                        .update(within, new ResourceRow(row.resource(), heir, at, row.version() + 1), row.version());
        if (!done) {
            return Optional.empty();
        }
        tx.resources().appendPast(within, new PastOwnershipRow(row.resource(), row.owner(), row.from(), at));
        return Optional.of(at);
    }
}
