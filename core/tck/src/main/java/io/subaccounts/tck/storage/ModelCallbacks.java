package io.subaccounts.tck.storage;

import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CallbackStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The callbacks of a {@link Model}. */
final class ModelCallbacks implements CallbackStore {

    private final Model model;

    ModelCallbacks(Model model) {
        this.model = model;
    }

    @Override
    public boolean record(CallbackRow row) {
        var present = find(row.provider(), row.deliveryId());
        present.ifPresent(found -> model.callbacks.set(
                model.callbacks.indexOf(found),
                new CallbackRow(
                        found.provider(),
                        found.deliveryId(),
                        found.verdict(),
                        found.attempt(),
                        found.times() + row.times(),
                        found.firstAt(),
                        found.lastAt().isAfter(row.lastAt()) ? found.lastAt() : row.lastAt())));
        return present.isEmpty() && model.callbacks.add(row);
    }

    @Override
    public Optional<CallbackRow> find(String provider, String deliveryId) {
        return model.callbacks.stream()
                .filter(row ->
                        row.provider().equals(provider) && row.deliveryId().equals(deliveryId))
                .findFirst();
    }

    @Override
    public List<CallbackRow> list(String provider, int limit) {
        return model.callbacks.stream()
                .filter(row -> row.provider().equals(provider))
                .sorted(Comparator.comparing(CallbackRow::lastAt)
                        .thenComparing(CallbackRow::deliveryId)
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant before) {
        int present = model.callbacks.size();
        model.callbacks.removeIf(row -> row.lastAt().isBefore(before));
        return present - model.callbacks.size();
    }
}
