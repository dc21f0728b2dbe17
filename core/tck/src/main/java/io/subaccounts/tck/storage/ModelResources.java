package io.subaccounts.tck.storage;

import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceListing.Position;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ownership of resources of a {@link Model}. */
final class ModelResources implements ResourceStore {

    private static final Comparator<Position> OLDEST_FIRST =
            Comparator.comparing(Position::from).thenComparing(Position::resource);

    private final Model model;

    ModelResources(Model model) {
        this.model = model;
    }

    @Override
    public boolean insert(Subtree within, ResourceRow row) {
        return model.exists(within, row.owner())
                && find(Subtree.all(), row.resource()).isEmpty()
                && model.resources.add(row);
    }

    @Override
    public Map<ResourceRef, ResourceRow> findAll(Subtree within, Set<ResourceRef> resources) {
        var found = new HashMap<ResourceRef, ResourceRow>();
        resources.forEach(resource -> find(within, resource).ifPresent(row -> found.put(resource, row)));
        return found;
    }

    @Override
    public boolean update(Subtree within, ResourceRow row, long expectedVersion) {
        boolean crossing = find(within, row.resource())
                .filter(found -> found.owner().environment() != row.owner().environment())
                .isPresent();
        return !crossing
                && model.exists(within, row.owner())
                && delete(within, row.resource(), expectedVersion)
                && model.resources.add(row);
    }

    @Override
    public boolean delete(Subtree within, ResourceRef resource, long expectedVersion) {
        return find(within, resource)
                .filter(row -> row.version() == expectedVersion)
                .map(model.resources::remove)
                .isPresent();
    }

    @Override
    public List<ResourceRow> list(Subtree within, ResourceListing listing) {
        var order = listing.order() == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return model.resources.stream()
                .filter(row -> model.exists(within, listing.subject()) && isOf(row, listing))
                .filter(row -> listing.type() == null || row.resource().type().equals(listing.type()))
                .filter(row -> listing.after() == null || order.compare(Pages.positionOf(row), listing.after()) > 0)
                .sorted(Comparator.comparing(Pages::positionOf, order))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public void appendPast(Subtree within, PastOwnershipRow row) {
        if (model.exists(within, row.owner())) {
            model.past.add(row);
        }
    }

    @Override
    public Optional<PastOwnershipRow> findPast(Subtree within, ResourceRef resource, Instant at) {
        return past(within, resource)
                .filter(row -> !row.from().isAfter(at) && row.until().isAfter(at))
                .max(Comparator.comparing(PastOwnershipRow::until));
    }

    @Override
    public Optional<Instant> lastEnd(Subtree within, ResourceRef resource) {
        return past(within, resource).map(PastOwnershipRow::until).max(Comparator.naturalOrder());
    }

    private Optional<ResourceRow> find(Subtree within, ResourceRef resource) {
        return model.resources.stream()
                .filter(row -> row.resource().equals(resource) && model.exists(within, row.owner()))
                .findFirst();
    }

    private boolean isOf(ResourceRow row, ResourceListing listing) {
        return listing.reach() == ResourceQuery.Reach.OWNER
                ? row.owner().equals(listing.subject())
                : model.isAtOrBelow(row.owner(), listing.subject());
    }

    private Stream<PastOwnershipRow> past(Subtree within, ResourceRef resource) {
        return model.past.stream().filter(row -> row.resource().equals(resource) && model.exists(within, row.owner()));
    }
}
