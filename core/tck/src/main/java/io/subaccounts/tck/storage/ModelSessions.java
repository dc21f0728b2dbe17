package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionListing.Position;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sessions of a {@link Model}. */
final class ModelSessions implements SessionStore {

    private static final Comparator<Position> OLDEST_FIRST = Comparator.comparing(Position::createdAt)
            .thenComparing(position -> position.id().value());

    private final Model model;

    ModelSessions(Model model) {
        this.model = model;
    }

    @Override
    public boolean insert(Subtree within, SessionRow row) {
        return model.exists(within, row.account())
                && find(Subtree.all(), row.id()).isEmpty()
                && findActive(Subtree.all(), row.account()).isEmpty()
                && model.sessions.add(row);
    }

    @Override
    public Optional<SessionRow> find(Subtree within, SessionId id) {
        return within(within).filter(row -> row.id().equals(id)).findFirst();
    }

    @Override
    public Optional<SessionRow> findActive(Subtree within, AccountId account) {
        return within(within)
                .filter(row -> row.account().equals(account) && !row.state().isFinal())
                .findFirst();
    }

    @Override
    public Optional<SessionRow> findByHash(Subtree within, String hash) {
        return within(within)
                .filter(row -> hash.equals(row.linkHash()) || hash.equals(row.keyHash()))
                .findFirst();
    }

    @Override
    public boolean update(Subtree within, SessionRow row, long expectedVersion) {
        var present = find(within, row.id()).filter(found -> found.version() == expectedVersion);
        present.ifPresent(found -> model.sessions.set(
                model.sessions.indexOf(found),
                SessionDraft.of(row)
                        .account(found.account())
                        .createdAt(found.createdAt())
                        .row()));
        return present.isPresent();
    }

    @Override
    public List<SessionRow> list(Subtree within, SessionListing listing) {
        var order = listing.order() == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        return within(within)
                .filter(row -> row.account().equals(listing.account()))
                .filter(row -> listing.after() == null || order.compare(Pages.positionOf(row), listing.after()) > 0)
                .sorted(Comparator.comparing(Pages::positionOf, order))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<SessionId> due(Subtree within, Instant now, int limit) {
        return within(within)
                .flatMap(row -> Stream.ofNullable(row.dueAt())
                        .filter(dueAt -> !dueAt.isAfter(now))
                        .map(dueAt -> new Due(dueAt, row)))
                .sorted(Comparator.comparing(Due::at)
                        .thenComparing(due -> due.row().id().value()))
                .map(due -> due.row().id())
                .limit(limit)
                .toList();
    }

    private record Due(Instant at, SessionRow row) {}

    private Stream<SessionRow> within(Subtree within) {
        return model.sessions.stream().filter(row -> model.exists(within, row.account()));
    }
}
