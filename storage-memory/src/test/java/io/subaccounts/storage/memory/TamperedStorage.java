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
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;

/** A storage with somebody between its stores and their callers. */
record TamperedStorage(Storage real, Tamper tamper) implements Storage {

    /** Answers a store call in the store's stead. */
    @FunctionalInterface
    interface Tamper {

        /**
         * Answers a call.
         *
         * @param call what was called
         * @param tx the real transaction
         * @return the answer
         */
        Object answer(Call call, Transaction tx);
    }

    /** One call of a store method, by the name of the store's accessor and its own, as in {@code accounts.find}. */
    record Call(String method, Object[] arguments, Real real) {

        boolean is(String... methods) {
            return Set.of(methods).contains(method);
        }

        @SuppressWarnings("unchecked")
        <T> T argument(int index) {
            return (T) arguments[index];
        }

        /** Lets the real store answer. */
        <T> T pass() {
            return passWith();
        }

        /** Lets the real store answer other arguments. */
        @SuppressWarnings("unchecked")
        <T> T passWith(Object... others) {
            return (T) real.invoke(others.length == 0 ? arguments : others);
        }
    }

    /** The real store method. */
    interface Real {
        Object invoke(Object[] arguments);
    }

    @Override
    public <T> T read(Work<T> work) {
        return real.read(tx -> work.run(tampered(tx)));
    }

    @Override
    public <T> T write(Work<T> work) {
        return real.write(tx -> work.run(tampered(tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return real.traits();
    }

    @Override
    public void close() {
        real.close();
    }

    private Transaction tampered(Transaction tx) {
        return new Transaction() {
            @Override
            public AccountStore accounts() {
                return proxy(AccountStore.class, "accounts", tx.accounts(), tx);
            }

            @Override
            public CredentialStore credentials() {
                return proxy(CredentialStore.class, "credentials", tx.credentials(), tx);
            }

            @Override
            public ResourceStore resources() {
                return proxy(ResourceStore.class, "resources", tx.resources(), tx);
            }

            @Override
            public InstallationStore installation() {
                return proxy(InstallationStore.class, "installation", tx.installation(), tx);
            }

            @Override
            public AttemptStore attempts() {
                return proxy(AttemptStore.class, "attempts", tx.attempts(), tx);
            }

            @Override
            public SessionStore sessions() {
                return proxy(SessionStore.class, "sessions", tx.sessions(), tx);
            }

            @Override
            public CallbackStore callbacks() {
                return proxy(CallbackStore.class, "callbacks", tx.callbacks(), tx);
            }

            @Override
            public EventStore events() {
                return proxy(EventStore.class, "events", tx.events(), tx);
            }
        };
    }

    private <S> S proxy(Class<S> type, String name, S store, Transaction tx) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Real real = values -> {
                        try {
                            return method.invoke(store, values);
                        } catch (InvocationTargetException e) {
                            throw (RuntimeException) e.getCause();
                        } catch (IllegalAccessException e) {
                            throw new LinkageError("stores are public", e);
                        }
                    };
                    return tamper.answer(new Call(name + "." + method.getName(), arguments, real), tx);
                }));
    }
}
