package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountListing.Position;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The accounts of a {@link Model}. */
final class ModelAccounts implements AccountStore {

    private static final Comparator<Position> OLDEST_FIRST =
            Comparator.comparing(Position::createdAt).thenComparing(Position::id);

    private final Model model;

    ModelAccounts(Model model) {
        this.model = model;
    }

    @Override
    public boolean insert(Subtree within, AccountRow row) {
        var parent = row.parentId();
        boolean placed = parent == null
                ? within.root() == null
                : model.exists(within, parent)
                        && parent.environment() == row.id().environment();
        return placed && model.account(row.id()).isEmpty() && model.accounts.add(row);
    }

    @Override
    public Optional<Lineage> find(Subtree within, AccountId id) {
        return model.exists(within, id) ? Optional.of(new Lineage(model.upwards(id))) : Optional.empty();
    }

    @Override
    public Map<AccountId, Lineage> findAll(Subtree within, Set<AccountId> ids) {
        var found = new HashMap<AccountId, Lineage>();
        ids.forEach(id -> find(within, id).ifPresent(lineage -> found.put(id, lineage)));
        return found;
    }

    @Override
    public Map<AccountId, Lineage> lock(Subtree within, Set<AccountId> ids, TreeLock lock) {
        return findAll(within, ids);
    }

    @Override
    public boolean update(Subtree within, AccountRow row, long expectedVersion) {
        var present = find(within, row.id()).map(Lineage::self).filter(found -> found.version() == expectedVersion);
        present.ifPresent(found -> replace(
                found,
                AccountDraft.of(row)
                        .parent(found.parentId())
                        .createdAt(found.createdAt())
                        .lastUsedAt(found.lastUsedAt())
                        .row()));
        return present.isPresent();
    }

    @Override
    public boolean reparent(Subtree within, AccountId id, AccountId newParent) {
        boolean crossing = id.environment() != newParent.environment();
        if (crossing || !model.exists(within, id) || !model.exists(within, newParent)) {
            return false;
        }
        var row = model.account(id).orElseThrow();
        replace(row, AccountDraft.of(row).parent(newParent).row());
        return true;
    }

    @Override
    public int height(Subtree within, AccountId id) {
        int depth = model.upwards(id).size();
        return !model.exists(within, id)
                ? 0
                : model.accounts.stream()
                        .filter(row -> model.isAtOrBelow(row.id(), id))
                        .mapToInt(row -> model.upwards(row.id()).size() - depth)
                        .max()
                        .orElse(0);
    }

    @Override
    public List<AccountRow> list(Subtree within, AccountListing listing) {
        var order = listing.order() == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return model.accounts.stream()
                .filter(row -> model.exists(within, row.id()) && isBelow(within, row, listing))
                .filter(row -> matches(row, listing))
                .filter(row -> listing.after() == null || order.compare(Pages.positionOf(row), listing.after()) > 0)
                .sorted(Comparator.comparing(Pages::positionOf, order))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<AccountId> kycDue(Subtree within, Instant now, int limit) {
        return model.accounts.stream()
                .filter(row -> model.exists(within, row.id()) && !row.isDeleted())
                .flatMap(row -> Stream.ofNullable(row.kyc().dueAt())
                        .filter(dueAt -> !dueAt.isAfter(now))
                        .map(dueAt -> new Position(dueAt, row.id())))
                .sorted(OLDEST_FIRST)
                .map(Position::id)
                .limit(limit)
                .toList();
    }

    private boolean isBelow(Subtree within, AccountRow row, AccountListing listing) {
        var subject = listing.subject();
        boolean children = listing.reach() == AccountQuery.Reach.CHILDREN;
        if (subject == null) {
            return !children || row.parentId() == null;
        }
        boolean below = children
                ? subject.equals(row.parentId())
                : !row.id().equals(subject) && model.isAtOrBelow(row.id(), subject);
        return below && model.exists(within, subject);
    }

    private static boolean matches(AccountRow row, AccountListing listing) {
        return (listing.own() == null || hasOwn(row, listing.own()))
                && (listing.deleted() == AccountQuery.Deleted.INCLUDED || !row.isDeleted())
                && (listing.kycMode() == null || listing.kycMode() == row.kycMode())
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

    private void replace(AccountRow present, AccountRow next) {
        model.accounts.set(model.accounts.indexOf(present), next);
    }
}
