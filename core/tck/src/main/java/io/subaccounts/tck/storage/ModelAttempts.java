package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptListing.Position;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.Subtree;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The attempts of a {@link Model}. */
final class ModelAttempts implements AttemptStore {

    private static final Comparator<Position> OLDEST_FIRST = Comparator.comparing(Position::createdAt)
            .thenComparing(position -> position.id().account())
            .thenComparing(position -> position.id().document().name())
            .thenComparingInt(position -> position.id().number());

    private final Model model;

    ModelAttempts(Model model) {
        this.model = model;
    }

    @Override
    public boolean insert(Subtree within, AttemptRow row) {
        return model.exists(within, row.id().account())
                && find(Subtree.all(), row.id()).isEmpty()
                && isReferenceFreeFor(row)
                && model.attempts.add(row);
    }

    @Override
    public Optional<AttemptRow> find(Subtree within, AttemptId id) {
        return within(within).filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<AttemptRow> findByReference(Subtree within, String provider, String reference) {
        return within(within)
                .filter(row -> provider.equals(row.provider()) && reference.equals(row.reference()))
                .findFirst();
    }

    @Override
    public boolean update(Subtree within, AttemptRow row, long expectedVersion) {
        var present = find(within, row.id())
                .filter(found -> found.version() == expectedVersion)
                .filter(found -> isReferenceFreeFor(row));
        present.ifPresent(found -> model.attempts.set(
                model.attempts.indexOf(found),
                AttemptDraft.of(row).createdAt(found.createdAt()).row()));
        return present.isPresent();
    }

    @Override
    public List<AttemptRow> list(Subtree within, AttemptListing listing) {
        var order = listing.order() == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return within(within)
                .filter(row -> isOf(within, row, listing))
                .filter(row -> listing.state() == null || row.state() == listing.state())
                .filter(row -> listing.after() == null || order.compare(Pages.positionOf(row), listing.after()) > 0)
                .sorted(Comparator.comparing(Pages::positionOf, order))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<AccountId> holders(Subtree within, DocumentType document, String fingerprint, int limit) {
        return within(within)
                .filter(row -> row.id().document() == document && row.state() == AttemptState.VERIFIED)
                .filter(row -> fingerprint.equals(row.fingerprint()))
                .map(row -> row.id().account())
                .distinct()
                .sorted()
                .limit(limit)
                .toList();
    }

    private Stream<AttemptRow> within(Subtree within) {
        return model.attempts.stream()
                .filter(row -> model.exists(within, row.id().account()));
    }

    private boolean isOf(Subtree within, AttemptRow row, AttemptListing listing) {
        var subject = listing.subject();
        if (subject == null) {
            return true;
        }
        boolean concerned = listing.reach() == ResourceQuery.Reach.OWNER
                ? row.id().account().equals(subject)
                : model.isAtOrBelow(row.id().account(), subject);
        return concerned && model.exists(within, subject);
    }

    private boolean isReferenceFreeFor(AttemptRow row) {
        return row.provider() == null
                || row.reference() == null
                || findByReference(Subtree.all(), row.provider(), row.reference())
                        .filter(found -> !found.id().equals(row.id()))
                        .isEmpty();
    }
}
