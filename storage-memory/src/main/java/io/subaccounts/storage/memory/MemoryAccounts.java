package io.subaccounts.storage.memory;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The accounts of one transaction. */
final class MemoryAccounts implements AccountStore {

    private final MemoryTransaction tx;

    MemoryAccounts(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean insert(Subtree within, AccountRow row) {
        var tree = tx.tables().accounts;
        var parent = row.parentId();
        boolean placed = parent == null
                ? within.root() == null
                : parent.environment() == row.id().environment() && tree.contains(within, parent);
        if (!placed || tree.get(row.id()) != null) {
            return false;
        }
        tree.add(tx.journal(), row);
        return true;
    }

    @Override
    public Optional<Lineage> find(Subtree within, AccountId id) {
        return tx.tables().accounts.lineage(within, id);
    }

    @Override
    public Map<AccountId, Lineage> findAll(Subtree within, Set<AccountId> ids) {
        var found = new HashMap<AccountId, Lineage>();
        ids.forEach(id -> find(within, id).ifPresent(lineage -> found.put(id, lineage)));
        return found;
    }

    /** A writer is alone, so there is nothing to hold. */
    @Override
    public Map<AccountId, Lineage> lock(Subtree within, Set<AccountId> ids, TreeLock lock) {
        tx.journal();
        return findAll(within, ids);
    }

    @Override
    public boolean update(Subtree within, AccountRow row, long expectedVersion) {
        var tree = tx.tables().accounts;
        var present = tree.get(row.id());
        if (present == null || !tree.contains(within, row.id()) || present.version() != expectedVersion) {
            return false;
        }
        tree.replace(tx.journal(), ChangedRows.updated(present, row));
        return true;
    }

    @Override
    public boolean reparent(Subtree within, AccountId id, AccountId newParent) {
        var tree = tx.tables().accounts;
        var moving = tree.get(id);
        var above = tree.lineage(within, newParent);
        boolean crossing = id.environment() != newParent.environment();
        if (crossing || moving == null || !tree.contains(within, id) || above.isEmpty()) {
            return false;
        }
        if (above.get().from(id).isPresent()) {
            throw new IllegalArgumentException("an account cannot be put below itself");
        }
        tree.move(tx.journal(), moving, newParent);
        return true;
    }

    @Override
    public int height(Subtree within, AccountId id) {
        var tree = tx.tables().accounts;
        return tree.contains(within, id) ? tree.height(id) : 0;
    }

    @Override
    public List<AccountRow> list(Subtree within, AccountListing listing) {
        var tree = tx.tables().accounts;
        if (listing.subject() != null && !tree.contains(within, listing.subject())) {
            return List.of();
        }
        return tree.from(listing)
                .filter(row -> matches(row, listing))
                .filter(row -> listing.subject() != null || tree.contains(within, row.id()))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<AccountId> kycDue(Subtree within, Instant now, int limit) {
        var tree = tx.tables().accounts;
        return tree.kycDueUntil(now)
                .filter(id -> tree.contains(within, id))
                .limit(limit)
                .toList();
    }

    private static boolean matches(AccountRow row, AccountListing listing) {
        return (listing.deleted() == AccountQuery.Deleted.INCLUDED || !row.isDeleted())
                && (listing.own() == null || hasOwn(row, listing.own()))
                && (listing.kycMode() == null || row.kycMode() == listing.kycMode())
                && (listing.namePrefix() == null || row.name().startsWith(listing.namePrefix()))
                && (listing.externalId() == null || listing.externalId().equals(row.externalId()));
    }

    private static boolean hasOwn(AccountRow row, OwnStatus status) {
        return switch (status) {
            case ENABLED -> row.enabled() && !row.suspended();
            case DISABLED -> !row.enabled();
            case SUSPENDED -> row.suspended();
        };
    }
}
