package io.subaccounts.tck.manager;

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
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes down which store methods are called, in order, by one thread at a time. */
final class CountingStorage implements Storage {

    private final Storage storage;
    private final List<String> calls = new ArrayList<>();

    CountingStorage(Storage storage) {
        this.storage = storage;
    }

    /** What a piece of work asked of the storage: each transaction and each store call by name. */
    synchronized List<String> callsOf(Runnable work) {
        calls.clear();
        work.run();
        return List.copyOf(calls);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        calls.add("read");
        return storage.read(tx -> work.run(new Counted(tx)));
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        calls.add("write");
        return storage.write(tx -> work.run(new Counted(tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}

    private final class Counted implements Transaction {

        private final Transaction tx;

        Counted(Transaction tx) {
            this.tx = tx;
        }

        @Override
        public AccountStore accounts() {
            return counted(AccountStore.class, tx.accounts());
        }

        @Override
        public CredentialStore credentials() {
            return counted(CredentialStore.class, tx.credentials());
        }

        @Override
        public ResourceStore resources() {
            return counted(ResourceStore.class, tx.resources());
        }

        @Override
        public InstallationStore installation() {
            return counted(InstallationStore.class, tx.installation());
        }

        @Override
        public AttemptStore attempts() {
            return counted(AttemptStore.class, tx.attempts());
        }

        @Override
        public SessionStore sessions() {
            return counted(SessionStore.class, tx.sessions());
        }

        @Override
        public CallbackStore callbacks() {
            return counted(CallbackStore.class, tx.callbacks());
        }

        @Override
        public EventStore events() {
            return counted(EventStore.class, tx.events());
        }
    }

    private <S> S counted(Class<S> type, S store) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            calls.add(type.getSimpleName() + "." + method.getName());
            return invoke(store, method, args);
        }));
    }

    private static @Nullable Object invoke(Object target, Method method, Object[] args) throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
