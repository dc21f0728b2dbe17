package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.SessionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list, in the order of (createdAt, id), compared bytewise in the same direction.
 *
 * @param account whose
 * @param order the direction
 * @param after the last session of the page before, null for the first page
 * @param limit the largest number of sessions
 */
public record SessionListing(
        AccountId account, Order order, @Nullable Position after, int limit) {

    /**
     * A place in the order.
     *
     * @param createdAt the session's creation
     * @param id which session
     */
    public record Position(Instant createdAt, SessionId id) {}
}
