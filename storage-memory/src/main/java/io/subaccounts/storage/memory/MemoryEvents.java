package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The events of one transaction, and what they are signed with. */
final class MemoryEvents implements EventStore {

    private final MemoryTransaction tx;

    MemoryEvents(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public long append(Subtree within, AccountId account, EventType type, Instant at, Map<String, String> data) {
        if (!exists(within, account)) {
            return 0;
        }
        var events = tx.tables().events.computeIfAbsent(account, key -> new TreeMap<>());
        long number = events.isEmpty() ? 1 : events.lastKey() + 1;
        tx.journal().put(events, number, new Event(account, number, type, at, data));
        return number;
    }

    @Override
    public boolean redact(Subtree within, AccountId account, long number, Map<String, String> data) {
        var events = tx.tables().events.get(account);
        if (events == null || !events.containsKey(number) || !exists(within, account)) {
            return false;
        }
        Event present = events.get(number);
        tx.journal().put(events, number, new Event(account, number, present.type(), present.at(), data));
        return true;
    }

    @Override
    public List<Event> list(Subtree within, AccountId account, long after, int limit) {
        if (!exists(within, account)) {
            return List.of();
        }
        return tx
                .tables()
                .events
                .getOrDefault(account, Collections.emptyNavigableMap())
                .tailMap(after, false)
                .values()
                .stream()
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<SigningSecretRow> findSigningSecret(Subtree within, AccountId account) {
        return Optional.ofNullable(tx.tables().signingSecrets.get(account)).filter(row -> exists(within, account));
    }

    @Override
    public boolean putSigningSecret(Subtree within, SigningSecretRow row, long expectedVersion) {
        long version = findSigningSecret(within, row.account())
                .map(SigningSecretRow::version)
                .orElse(0L);
        if (version != expectedVersion || !exists(within, row.account())) {
            return false;
        }
        tx.journal().put(tx.tables().signingSecrets, row.account(), row);
        return true;
    }

    private boolean exists(Subtree within, AccountId account) {
        return tx.tables().accounts.contains(within, account);
    }
}
