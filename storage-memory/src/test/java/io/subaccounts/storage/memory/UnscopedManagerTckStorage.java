package io.subaccounts.storage.memory;

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
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A storage one of whose methods lets every call see everything. */
record UnscopedManagerTckStorage(Storage storage, String unscopedMethod) implements Storage {

    @Override
    public <T> T read(Work<T> work) {
        return storage.read(tx -> work.run(new Unscoped(tx)));
    }

    @Override
    public <T> T write(Work<T> work) {
        return storage.write(tx -> work.run(new Unscoped(tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {
        storage.close();
    }

    private final class Unscoped implements Transaction {

        private final Transaction tx;

        Unscoped(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public AccountStore accounts() {
            return unscoped(AccountStore.class, tx.accounts());
        }

        @Override
        public CredentialStore credentials() {
            return unscoped(CredentialStore.class, tx.credentials());
        }

        @Override
        public ResourceStore resources() {
            return unscoped(ResourceStore.class, tx.resources());
        }

        @Override
        public InstallationStore installation() {
            return tx.installation();
        }

        @Override
        public AttemptStore attempts() {
            return unscoped(AttemptStore.class, tx.attempts());
        }

        @Override
        public SessionStore sessions() {
            return unscoped(SessionStore.class, tx.sessions());
        }

        @Override
        public CallbackStore callbacks() {
            return tx.callbacks();
        }

        @Override
        public EventStore events() {
            return unscoped(EventStore.class, tx.events());
        }
    }

    private <S> S unscoped(Class<S> type, S store) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (unscopedMethod.equals(type.getSimpleName() + "." + method.getName())) {
                args[0] = Subtree.all();
            }
            try {
                return method.invoke(store, args);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }
}
