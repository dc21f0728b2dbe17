package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What somebody may write on a first afternoon: a map, no transactions, and accounts only so far. */
final class NaiveStorage implements Storage, Transaction, AccountStore {

    static final String NOT_YET = "not written yet";

    private final Map<AccountId, AccountRow> rows = new ConcurrentHashMap<>();

    @Override
    public <T> T read(Work<T> work) {
        return work.run(this);
    }

    @Override
    public <T> T write(Work<T> work) {
        return work.run(this);
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of(StorageTrait.DURABLE);
    }

    @Override
    public void close() {
        rows.clear();
    }

    @Override
    public AccountStore accounts() {
        return this;
    }

    @Override
    public CredentialStore credentials() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public ResourceStore resources() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public InstallationStore installation() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public AttemptStore attempts() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public SessionStore sessions() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public CallbackStore callbacks() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public EventStore events() {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public boolean insert(Subtree within, AccountRow row) {
        rows.put(row.id(), row);
        return true;
    }

    @Override
    public Optional<Lineage> find(Subtree within, AccountId id) {
        List<AccountRow> upwards = new ArrayList<>();
        for (AccountRow row = rows.get(id);
                row != null;
                row = row.parentId() == null ? null : rows.get(row.parentId())) {
            upwards.add(row);
        }
        return upwards.isEmpty() ? Optional.empty() : Optional.of(new Lineage(upwards));
    }

    @Override
    public Map<AccountId, Lineage> findAll(Subtree within, Set<AccountId> ids) {
        Map<AccountId, Lineage> found = new HashMap<>();
        ids.forEach(id -> find(within, id).ifPresent(lineage -> found.put(id, lineage)));
        return found;
    }

    @Override
    public Map<AccountId, Lineage> lock(Subtree within, Set<AccountId> ids, TreeLock lock) {
        return findAll(within, ids);
    }

    @Override
    public boolean update(Subtree within, AccountRow row, long expectedVersion) {
        return rows.replace(row.id(), row) != null;
    }

    @Override
    public boolean reparent(Subtree within, AccountId id, AccountId newParent) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public int height(Subtree within, AccountId id) {
        throw new UnsupportedOperationException(NOT_YET);
    }

    @Override
    public List<AccountRow> list(Subtree within, AccountListing listing) {
        return rows.values().stream()
                .filter(row -> listing.subject() != null && listing.subject().equals(row.parentId()))
                .limit(listing.limit())
                .toList();
    }

    @Override
    public List<AccountId> kycDue(Subtree within, Instant now, int limit) {
        throw new UnsupportedOperationException(NOT_YET);
    }
}
