package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to list, in the order of (from, type, id), all compared bytewise in the same direction.
 *
 * @param subject the account whose rows to list
 * @param reach its own only, or those of all below too
 * @param type keeps rows of this kind, null for any
 * @param order the direction
 * @param after the last row of the page before, null for the first page
 * @param limit the largest number of rows
 */
public record ResourceListing(
        AccountId subject,
        ResourceQuery.Reach reach,
        @Nullable ResourceType type,
        Order order,
        @Nullable Position after,
        int limit) {

    /**
     * A place in the order.
     *
     * @param from the row's beginning
     * @param resource the row's resource
     */
    public record Position(Instant from, ResourceRef resource) {}

    /**
     * The listing that goes on where another ended.
     *
     * @param position the last row that was seen
     * @return the listing
     */
    public ResourceListing after(Position position) {
        return new ResourceListing(subject, reach, type, order, position, limit);
    }
}
