package io.subaccounts.storage.memory;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceListing.Position;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ownership of resources of one transaction. */
final class MemoryResources implements ResourceStore {

    private static final int FEW_OWNERS = 500;

    private final MemoryTransaction tx;

    MemoryResources(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean insert(Subtree within, ResourceRow row) {
        if (tx.tables().resources.containsKey(row.resource()) || !exists(within, row.owner())) {
            return false;
        }
        store(row);
        return true;
    }

    @Override
    public Map<ResourceRef, ResourceRow> findAll(Subtree within, Set<ResourceRef> resources) {
        var found = new HashMap<ResourceRef, ResourceRow>();
        resources.forEach(resource -> find(within, resource).ifPresent(row -> found.put(resource, row)));
        return found;
    }

    @Override
    public boolean update(Subtree within, ResourceRow row, long expectedVersion) {
        var present = find(within, row.resource())
                .filter(found -> found.version() == expectedVersion)
                .filter(found -> exists(within, row.owner()))
                .filter(found -> found.owner().environment() == row.owner().environment());
        present.ifPresent(found -> {
            remove(found);
            store(row);
        });
        return present.isPresent();
    }

    @Override
    public boolean delete(Subtree within, ResourceRef resource, long expectedVersion) {
        var present = find(within, resource).filter(found -> found.version() == expectedVersion);
        present.ifPresent(this::remove);
        return present.isPresent();
    }

    @Override
    public List<ResourceRow> list(Subtree within, ResourceListing listing) {
        if (!exists(within, listing.subject())) {
            return List.of();
        }
        return positions(listing)
                .flatMap(position -> Stream.ofNullable(tx.tables().resources.get(position.resource())))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public void appendPast(Subtree within, PastOwnershipRow row) {
        if (exists(within, row.owner())) {
            var past = tx.tables().pastOwnerships;
            var rows = new ArrayList<>(past.getOrDefault(row.resource(), List.of()));
            rows.add(row);
            tx.journal().put(past, row.resource(), rows);
        }
    }

    @Override
    public Optional<PastOwnershipRow> findPast(Subtree within, ResourceRef resource, Instant at) {
        return past(within, resource)
                .filter(row -> !at.isBefore(row.from()) && at.isBefore(row.until()))
                .max(Comparator.comparing(PastOwnershipRow::until));
    }

    @Override
    public Optional<Instant> lastEnd(Subtree within, ResourceRef resource) {
        return past(within, resource).map(PastOwnershipRow::until).max(Comparator.naturalOrder());
    }

    private boolean exists(Subtree within, AccountId account) {
        return tx.tables().accounts.contains(within, account);
    }

    private Optional<ResourceRow> find(Subtree within, ResourceRef resource) {
        return Optional.ofNullable(tx.tables().resources.get(resource)).filter(row -> exists(within, row.owner()));
    }

    private Stream<PastOwnershipRow> past(Subtree within, ResourceRef resource) {
        return tx.tables().pastOwnerships.getOrDefault(resource, List.of()).stream()
                .filter(row -> exists(within, row.owner()));
    }

    /** In order: gathered from each owner if there are few, otherwise picked out of all. */
    private Stream<Position> positions(ResourceListing listing) {
        var subject = listing.subject();
        if (listing.reach() == ResourceQuery.Reach.OWNER) {
            return rest(positionsOf(subject), listing);
        }
        var below = tx.tables().accounts.below(subject, AccountQuery.Reach.SUBTREE);
        if (below.size() > FEW_OWNERS) {
            return rest(tx.tables().resourcesInOrder, listing)
                    .filter(position ->
                            find(Subtree.of(subject), position.resource()).isPresent());
        }
        return Stream.concat(Stream.of(subject), below.stream().map(AccountListing.Position::id))
                .flatMap(owner -> rest(positionsOf(owner), listing).limit(listing.limit()))
                .sorted(
                        listing.order() == Order.OLDEST_FIRST
                                ? Tables.inOrder()
                                : Tables.inOrder().reversed());
    }

    /** From where the listing goes on. */
    private static Stream<Position> rest(NavigableSet<Position> positions, ResourceListing listing) {
        var directed = listing.order() == Order.OLDEST_FIRST ? positions : positions.descendingSet();
        var rest = listing.after() == null ? directed : directed.tailSet(listing.after(), false);
        return rest.stream()
                .filter(position ->
                        listing.type() == null || position.resource().type().equals(listing.type()));
    }

    private NavigableSet<Position> positionsOf(AccountId owner) {
        return tx.tables().resourcesOf.getOrDefault(owner, Tables.noPositions());
    }

    private void store(ResourceRow row) {
        var tables = tx.tables();
        tx.journal().put(tables.resources, row.resource(), row);
        tx.journal().add(tables.resourcesInOrder, positionOf(row));
        tx.journal().add(tables.resourcesOf.computeIfAbsent(row.owner(), key -> Tables.noPositions()), positionOf(row));
    }

    private void remove(ResourceRow row) {
        tx.journal().remove(tx.tables().resources, row.resource());
        tx.journal().remove(tx.tables().resourcesInOrder, positionOf(row));
        tx.journal().remove(positionsOf(row.owner()), positionOf(row));
    }

    private static Position positionOf(ResourceRow row) {
        return new Position(row.from(), row.resource());
    }
}
