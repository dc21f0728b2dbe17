package io.subaccounts.storage.memory;

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
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/**
 * A storage that makes a transaction of its own of every store call. Others come in between the calls of one piece of
 * work, except as far as trees are held.
 */
record AutoCommitStorage(Storage real, TreeHolds trees) implements Storage {

    private static final long PAUSE_NANOS = 20_000;

    @Override
    public <T> T read(Work<T> work) {
        return write(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        try {
            return work.run(new CallByCall());
        } finally {
            trees.letGo();
        }
    }

    @Override
    public Set<StorageTrait> traits() {
        return real.traits();
    }

    @Override
    public void close() {
        real.close();
    }

    private final class CallByCall implements Transaction {

        @Override
        public AccountStore accounts() {
            return proxy(AccountStore.class, Transaction::accounts);
        }

        @Override
        public CredentialStore credentials() {
            return proxy(CredentialStore.class, Transaction::credentials);
        }

        @Override
        public ResourceStore resources() {
            return proxy(ResourceStore.class, Transaction::resources);
        }

        @Override
        public InstallationStore installation() {
            return proxy(InstallationStore.class, Transaction::installation);
        }

        @Override
        public AttemptStore attempts() {
            return proxy(AttemptStore.class, Transaction::attempts);
        }

        @Override
        public SessionStore sessions() {
            return proxy(SessionStore.class, Transaction::sessions);
        }

        @Override
        public CallbackStore callbacks() {
            return proxy(CallbackStore.class, Transaction::callbacks);
        }

        @Override
        public EventStore events() {
            return proxy(EventStore.class, Transaction::events);
        }

        private <S> S proxy(Class<S> type, Function<Transaction, S> store) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        LockSupport.parkNanos(PAUSE_NANOS);
                        return method.getName().equals("lock")
                                ? hold(arguments)
                                : real.write(tx -> invoke(method, store.apply(tx), arguments));
                    }));
        }
    }

    @SuppressWarnings("unchecked")
    private Object hold(Object[] arguments) {
        return trees.hold(real, (Subtree) arguments[0], (Set<AccountId>) arguments[1], (TreeLock) arguments[2]);
    }

    private static Object invoke(Method method, Object store, Object[] arguments) {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw (RuntimeException) e.getCause();
        } catch (IllegalAccessException e) {
            throw new LinkageError("stores are public", e);
        }
    }
}
