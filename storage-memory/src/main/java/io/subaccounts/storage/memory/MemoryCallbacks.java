package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CallbackStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The callbacks of one transaction. */
final class MemoryCallbacks implements CallbackStore {

    private final MemoryTransaction tx;

    MemoryCallbacks(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean record(CallbackRow row) {
        var present = find(row.provider(), row.deliveryId());
        present.ifPresent(this::remove);
        store(present.map(found -> ChangedRows.repeated(found, row)).orElse(row));
        return present.isEmpty();
    }

    @Override
    public Optional<CallbackRow> find(String provider, String deliveryId) {
        return Optional.ofNullable(
                tx.tables().callbacks.getOrDefault(provider, Map.of()).get(deliveryId));
    }

    @Override
    public List<CallbackRow> list(String provider, int limit) {
        return tx.tables().callbacksInOrder.getOrDefault(provider, Tables.noCallbacks()).descendingSet().stream()
                .limit(limit)
                .toList();
    }

    @Override
    public int forget(Instant before) {
        var past = tx.tables().callbacksInOrder.values().stream()
                .flatMap(rows -> rows.stream().takeWhile(row -> row.lastAt().isBefore(before)))
                .toList();
        past.forEach(this::remove);
        return past.size();
    }

    private void store(CallbackRow row) {
        var tables = tx.tables();
        tx.journal()
                .put(tables.callbacks.computeIfAbsent(row.provider(), key -> new HashMap<>()), row.deliveryId(), row);
        tx.journal().add(tables.callbacksInOrder.computeIfAbsent(row.provider(), key -> Tables.noCallbacks()), row);
    }

    private void remove(CallbackRow row) {
        var tables = tx.tables();
        tx.journal().remove(tables.callbacks.getOrDefault(row.provider(), Map.of()), row.deliveryId());
        tx.journal().remove(tables.callbacksInOrder.getOrDefault(row.provider(), Tables.noCallbacks()), row);
    }
}
