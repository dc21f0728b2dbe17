package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts and the tree they form. Deleted accounts stay stored, in their place. */
public interface AccountStore {

    /**
     * Adds an account below its parent. A main account is accepted only without a confinement.
     *
     * @param within what the call may see
     * @param row the account
     * @return false, with nothing changed, if the id was ever used before, or there is no such parent within, or it is of
     *     another environment
     */
    boolean insert(Subtree within, AccountRow row);

    /**
     * Finds an account and all those above it, also those above the confinement. A storage overrides this if it has a
     * shorter way to one account than to several.
     *
     * @param within what the call may see
     * @param id the account
     * @return its lineage, empty if it does not exist within
     */
    default Optional<Lineage> find(Subtree within, AccountId id) {
        return Optional.ofNullable(findAll(within, Set.of(id)).get(id));
    }

    /**
     * Finds several accounts at once.
     *
     * @param within what the call may see
     * @param ids the accounts
     * @return the lineages of those that exist within
     */
    Map<AccountId, Lineage> findAll(Subtree within, Set<AccountId> ids);

    /**
     * Takes hold of the trees of some accounts until the transaction ends, in an order that cannot deadlock with other
     * calls of this method, and then finds the accounts. A transaction calls this at most once, before it writes.
     *
     * @param within what the call may see
     * @param ids the accounts
     * @param lock how to hold the trees
     * @return the lineages of those that exist within, as they are under the lock
     */
    Map<AccountId, Lineage> lock(Subtree within, Set<AccountId> ids, TreeLock lock);

    /**
     * Replaces an account's row, except for its parent, its creation and its last use, if it is still at a version.
     *
     * @param within what the call may see
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version
     */
    boolean update(Subtree within, AccountRow row, long expectedVersion);

    /**
     * Puts an account and everything below it under another parent. The caller holds the trees exclusively and has made
     * sure that no cycle comes about. Nothing else of the rows changes, their versions included.
     *
     * @param within what the call may see
     * @param id the account to move
     * @param newParent where to
     * @return false, with nothing changed, if either does not exist within, or they are of different environments
     */
    boolean reparent(Subtree within, AccountId id, AccountId newParent);

    /**
     * How many levels are below an account, deleted ones included.
     *
     * @param within what the call may see
     * @param id the account
     * @return 0 if nothing is below it, or it does not exist within
     */
    int height(Subtree within, AccountId id);

    /**
     * Lists rows below an account.
     *
     * @param within what the call may see
     * @param listing which rows
     * @return at most the limit, in order; none if the listing names a subject that does not exist within
     */
    List<AccountRow> list(Subtree within, AccountListing listing);

    /**
     * Lists where the rows are that {@link #list} would list. A storage whose rows may turn out to be unreadable overrides
     * this and reads no more of them than that, so that one of them keeps no other from being found.
     *
     * @param within what the call may see
     * @param listing which rows
     * @return the places of at most the limit, in order; none if the listing names a subject that does not exist within
     */
    default List<AccountListing.Position> positions(Subtree within, AccountListing listing) {
        return list(within, listing).stream()
                .map(row -> new AccountListing.Position(row.createdAt(), row.id()))
                .toList();
    }

    /**
     * Finds the accounts for which time has made something about their verification due.
     *
     * @param within what the call may see
     * @param now the present moment
     * @param limit the largest number of accounts
     * @return the identifiers of those that are not deleted and have {@code kyc().dueAt()} at or before the moment, the
     *     earliest first, then by id
     */
    List<AccountId> kycDue(Subtree within, Instant now, int limit);
}
