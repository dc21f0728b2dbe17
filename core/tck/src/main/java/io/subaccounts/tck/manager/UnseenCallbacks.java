package io.subaccounts.tck.manager;

import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A storage as one of two racing deliveries sees it: what the other one records is not to be seen before this one records
 * the same.
 */
record UnseenCallbacks(Storage storage) implements Storage {

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return storage.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return storage.write(tx -> work.run(new Blind(tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}

    private static final class Blind implements Transaction, CallbackStore {

        private final Transaction tx;
        private boolean recorded;

        Blind(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public boolean record(CallbackRow row) {
            recorded = true;
            return tx.callbacks().record(row);
        }

        @Override
        public Optional<CallbackRow> find(String provider, String deliveryId) {
            return recorded ? tx.callbacks().find(provider, deliveryId) : Optional.empty();
        }

        @Override
        public List<CallbackRow> list(String provider, int limit) {
            return tx.callbacks().list(provider, limit);
        }

        @Override
        public int forget(Instant before) {
            return tx.callbacks().forget(before);
        }

        @Override
        public CallbackStore callbacks() {
            return this;
        }

        @Override
        public AccountStore accounts() {
            return tx.accounts();
        }

        @Override
        public CredentialStore credentials() {
            return tx.credentials();
        }

        @Override
        public ResourceStore resources() {
            return tx.resources();
        }

        @Override
        public InstallationStore installation() {
            return tx.installation();
        }

        @Override
        public AttemptStore attempts() {
            return tx.attempts();
        }

        @Override
        public SessionStore sessions() {
            return tx.sessions();
        }

        @Override
        public EventStore events() {
            return tx.events();
        }
    }
}
