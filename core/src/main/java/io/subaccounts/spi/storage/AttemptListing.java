package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.resources.ResourceQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which attempts to list, in the order of (createdAt, account, document's name, number), texts compared bytewise, all in
 * the same direction.
 *
 * @param subject the account whose attempts to list, null for all accounts within the confinement of the call
 * @param reach its own only, or those of all below too; without a subject it makes no difference
 * @param state keeps attempts in this state, null for any
 * @param order the direction
 * @param after the last attempt of the page before, null for the first page
 * @param limit the largest number of attempts
 */
public record AttemptListing(
        @Nullable AccountId subject,
        ResourceQuery.Reach reach,
        @Nullable AttemptState state,
        Order order,
        @Nullable Position after,
        int limit) {

    /**
     * A place in the order.
     *
     * @param createdAt the attempt's creation
     * @param id which attempt
     */
    public record Position(Instant createdAt, AttemptId id) {}

    /**
     * The listing that goes on where another ended.
     *
     * @param position the last attempt that was seen
     * @return the listing
     */
    public AttemptListing after(Position position) {
        return new AttemptListing(subject, reach, state, order, position, limit);
    }
}
