package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of a {@link Model}, in the order in which they were added. */
final class ModelEvents implements EventStore {

    private final Model model;

    ModelEvents(Model model) {
        this.model = model;
    }

    @Override
    public long append(Subtree within, AccountId account, EventType type, Instant at, Map<String, String> data) {
        if (!model.exists(within, account)) {
            return 0;
        }
        long number = 1L + list(within, account, 0, Integer.MAX_VALUE).size();
        model.events.add(new Event(account, number, type, at, data));
        return number;
    }

    @Override
    public boolean redact(Subtree within, AccountId account, long number, Map<String, String> data) {
        var present = list(within, account, number - 1, 1).stream()
                .filter(event -> event.number() == number)
                .findFirst();
        present.ifPresent(event -> model.events.set(
                model.events.indexOf(event), new Event(account, number, event.type(), event.at(), data)));
        return present.isPresent();
    }

    @Override
    public List<Event> list(Subtree within, AccountId account, long after, int limit) {
        return model.events.stream()
                .filter(event -> event.account().equals(account) && model.exists(within, account))
                .filter(event -> event.number() > after)
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<SigningSecretRow> findSigningSecret(Subtree within, AccountId account) {
        return model.signingSecrets.stream()
                .filter(row -> row.account().equals(account) && model.exists(within, account))
                .findFirst();
    }

    @Override
    public boolean putSigningSecret(Subtree within, SigningSecretRow row, long expectedVersion) {
        var present = findSigningSecret(within, row.account());
        boolean put = model.exists(within, row.account())
                && present.map(SigningSecretRow::version).orElse(0L) == expectedVersion;
        if (put) {
            present.ifPresent(model.signingSecrets::remove);
            model.signingSecrets.add(row);
        }
        return put;
    }
}
