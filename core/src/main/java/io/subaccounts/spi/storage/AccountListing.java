package io.subaccounts.spi.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to list, in the order of (createdAt, id), both compared bytewise in the same direction.
 *
 * @param subject the account below which to look, not part of the answer; null for the platform, whose children are the
 *     main accounts and whose subtree is every account (within the confinement of the call)
 * @param reach its children only, or all below
 * @param order the direction
 * @param after the last row of the page before, null for the first page
 * @param limit the largest number of rows
 * @param own keeps rows whose switches are in this state, deleted or not; null for any
 * @param kycMode keeps rows with this mode, null for any
 * @param namePrefix keeps rows whose name starts with this, character for character; null for any
 * @param externalId keeps rows with exactly this, null for any
 * @param deleted whether deleted rows are part of the answer
 */
public record AccountListing(
        @Nullable AccountId subject,
        AccountQuery.Reach reach,
        Order order,
        @Nullable Position after,
        int limit,
        @Nullable OwnStatus own,
        @Nullable KycMode kycMode,
        @Nullable String namePrefix,
        @Nullable String externalId,
        AccountQuery.Deleted deleted) {

    /**
     * A place in the order.
     *
     * @param createdAt the row's creation
     * @param id the row's identifier
     */
    public record Position(Instant createdAt, AccountId id) {}

    /**
     * The listing that goes on where another ended.
     *
     * @param position the last row that was seen
     * @return the listing
     */
    public AccountListing after(Position position) {
        return new AccountListing(
                subject, reach, order, position, limit, own, kycMode, namePrefix, externalId, deleted);
    }
}
