package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.SessionListing.Position;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all sessions. Beside them it keeps their order per account, which of an account's is not final, what the
 * hashes open, and what is due when.
 */
final class SessionTable {

    private static final Comparator<Position> IN_ORDER = Comparator.comparing(Position::createdAt)
            .thenComparing(position -> position.id().value());
    private static final NavigableSet<Position> NOTHING = Collections.unmodifiableNavigableSet(new TreeSet<>(IN_ORDER));

    private final Map<SessionId, SessionRow> rows = new HashMap<>();
    private final Map<AccountId, NavigableSet<Position>> ofAccount = new HashMap<>();
    private final Map<AccountId, SessionId> active = new HashMap<>();
    private final Map<String, SessionId> byHash = new HashMap<>();
    private final Deadlines<SessionId> deadlines = new Deadlines<>(Comparator.comparing(SessionId::value));

    @Nullable
    SessionRow get(SessionId id) {
        return rows.get(id);
    }

    @Nullable
    SessionRow active(AccountId account) {
        return row(active.get(account));
    }

    @Nullable
    SessionRow byHash(String hash) {
        return row(byHash.get(hash));
    }

    NavigableSet<Position> of(AccountId account) {
        return ofAccount.getOrDefault(account, NOTHING);
    }

    Stream<SessionRow> dueUntil(Instant now) {
        return deadlines.until(now).flatMap(id -> Stream.ofNullable(rows.get(id)));
    }

    void add(Journal journal, SessionRow row) {
        journal.put(rows, row.id(), row);
        journal.add(
                ofAccount.computeIfAbsent(row.account(), key -> new TreeSet<>(IN_ORDER)),
                new Position(row.createdAt(), row.id()));
        deadlines.move(journal, row.id(), null, row.dueAt());
        index(journal, row);
    }

    /** Replaces a row by one with the same account and creation. */
    void replace(Journal journal, SessionRow present, SessionRow row) {
        unindex(journal, present);
        journal.put(rows, row.id(), row);
        deadlines.move(journal, row.id(), present.dueAt(), row.dueAt());
        index(journal, row);
    }

    private @Nullable SessionRow row(@Nullable SessionId id) {
        return id == null ? null : rows.get(id);
    }

    private void index(Journal journal, SessionRow row) {
        hashes(row).forEach(hash -> journal.put(byHash, hash, row.id()));
        if (!row.state().isFinal()) {
            journal.put(active, row.account(), row.id());
        }
    }

    private void unindex(Journal journal, SessionRow row) {
        hashes(row).forEach(hash -> journal.remove(byHash, hash));
        if (!row.state().isFinal()) {
            journal.remove(active, row.account());
        }
    }

    private static Stream<String> hashes(SessionRow row) {
        return Stream.concat(Stream.ofNullable(row.linkHash()), Stream.ofNullable(row.keyHash()));
    }
}
