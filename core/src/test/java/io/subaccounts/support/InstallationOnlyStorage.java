package io.subaccounts.support;

import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Transaction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** As much of a storage as the parts of the library need that know no tenants: the values of the installation. */
public final class InstallationOnlyStorage implements Storage {

    private final Map<String, String> values = new ConcurrentHashMap<>();
    private final CredentialStore credentials;
    private final ResourceStore resources;
    private final AtomicInteger closings = new AtomicInteger();

    public InstallationOnlyStorage() {
        this(new NoCredentials(), new NoResources());
    }

    /** With one store more, of which a test has said what to answer. */
    public InstallationOnlyStorage(CredentialStore credentials, ResourceStore resources) {
        this.credentials = credentials;
        this.resources = resources;
    }

    /** What is stored. */
    public Map<String, String> values() {
        return values;
    }

    /** How often it was closed. */
    public int closings() {
        return closings.get();
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return work.run(new Tx());
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return work.run(new Tx());
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of();
    }

    @Override
    public void close() {
        closings.incrementAndGet();
    }

    private final class Tx implements Transaction, InstallationStore {

        @Override
        public AccountStore accounts() {
            throw new UnsupportedOperationException("no tenants here");
        }

        @Override
        public CredentialStore credentials() {
            return credentials;
        }

        @Override
        public ResourceStore resources() {
            return resources;
        }

        @Override
        public AttemptStore attempts() {
            throw new UnsupportedOperationException("no attempts here");
        }

        @Override
        public SessionStore sessions() {
            throw new UnsupportedOperationException("no sessions here");
        }

        @Override
        public CallbackStore callbacks() {
            throw new UnsupportedOperationException("no callbacks here");
        }

        @Override
        public EventStore events() {
            throw new UnsupportedOperationException("no events here");
        }

        @Override
        public InstallationStore installation() {
            return this;
        }

        @Override
        public Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public boolean insertIfAbsent(String name, String value) {
            return values.putIfAbsent(name, value) == null;
        }
    }
}
