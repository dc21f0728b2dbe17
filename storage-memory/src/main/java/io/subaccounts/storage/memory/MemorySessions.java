package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sessions of one transaction. */
final class MemorySessions implements SessionStore {

    private final MemoryTransaction tx;

    MemorySessions(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean insert(Subtree within, SessionRow row) {
        var sessions = tx.tables().sessions;
        if (sessions.get(row.id()) != null
                || sessions.active(row.account()) != null
                || !exists(within, row.account())) {
            return false;
        }
        sessions.add(tx.journal(), row);
        return true;
    }

    @Override
    public Optional<SessionRow> find(Subtree within, SessionId id) {
        return visible(within, tx.tables().sessions.get(id));
    }

    @Override
    public Optional<SessionRow> findActive(Subtree within, AccountId account) {
        return visible(within, tx.tables().sessions.active(account));
    }

    @Override
    public Optional<SessionRow> findByHash(Subtree within, String hash) {
        return visible(within, tx.tables().sessions.byHash(hash));
    }

    @Override
    public boolean update(Subtree within, SessionRow row, long expectedVersion) {
        var present = find(within, row.id()).filter(found -> found.version() == expectedVersion);
        present.ifPresent(found -> tx.tables().sessions.replace(tx.journal(), found, ChangedRows.updated(found, row)));
        return present.isPresent();
    }

    @Override
    public List<SessionRow> list(Subtree within, SessionListing listing) {
        var sessions = tx.tables().sessions;
        if (!exists(within, listing.account())) {
            return List.of();
        }
        var positions = sessions.of(listing.account());
        var directed = listing.order() == Order.OLDEST_FIRST ? positions : positions.descendingSet();
        var rest = listing.after() == null ? directed : directed.tailSet(listing.after(), false);
        return rest.stream()
                .flatMap(position -> Stream.ofNullable(sessions.get(position.id())))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<SessionId> due(Subtree within, Instant now, int limit) {
        return tx.tables()
                .sessions
                .dueUntil(now)
                .filter(row -> exists(within, row.account()))
                .limit(limit)
                .map(SessionRow::id)
                .toList();
    }

    private boolean exists(Subtree within, AccountId account) {
        return tx.tables().accounts.contains(within, account);
    }

    private Optional<SessionRow> visible(Subtree within, @Nullable SessionRow row) {
        return Optional.ofNullable(row).filter(found -> exists(within, found.account()));
    }
}
