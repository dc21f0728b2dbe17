package io.subaccounts.tck.manager;

import io.subaccounts.common.AccountId;
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
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage in which the rows of some accounts cannot be read when they are to be changed. */
record FailingRow(Storage storage, Set<AccountId> bad) implements Storage {

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return storage.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return storage.write(tx -> work.run(new Failing(tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}

    private final class Failing implements Transaction {

        private final Transaction tx;

        Failing(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public AccountStore accounts() {
            AccountStore store = tx.accounts();
            return (AccountStore) Proxy.newProxyInstance(
                    AccountStore.class.getClassLoader(), new Class<?>[] {AccountStore.class}, (proxy, method, args) -> {
                        if (method.getName().equals("lock") && bad.containsAll((Set<?>) args[1])) {
                            throw new IllegalStateException("the row cannot be read");
                        }
                        try {
                            return method.invoke(store, args);
                        } catch (InvocationTargetException e) {
                            throw e.getTargetException();
                        }
                    });
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
        public CallbackStore callbacks() {
            return tx.callbacks();
        }

        @Override
        public EventStore events() {
            return tx.events();
        }
    }
}
