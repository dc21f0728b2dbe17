package io.subaccounts.internal.changes;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/** A transaction in which accounts can be updated and events appended, and nothing else is expected. */
final class ChangesOnly implements Transaction {

    private final List<EventType> told = new ArrayList<>();
    private boolean refusing;

    /** The events in order. */
    List<EventType> told() {
        return told;
    }

    void refuseUpdates() {
        refusing = true;
    }

    @Override
    public AccountStore accounts() {
        return store(AccountStore.class, (proxy, method, arguments) -> {
            expect(method.getName().equals("update"));
            var within = (Subtree) arguments[0];
            var row = (AccountRow) arguments[1];
            expect(within.equals(Subtree.of(row.id())) && row.version() == (long) arguments[2] + 1);
            return !refusing;
        });
    }

    @Override
    public EventStore events() {
        return store(EventStore.class, (proxy, method, arguments) -> {
            expect(method.getName().equals("append"));
            expect(arguments[0].equals(Subtree.of((AccountId) arguments[1])));
            told.add((EventType) arguments[2]);
            return (long) told.size();
        });
    }

    @Override
    public CredentialStore credentials() {
        throw unexpected();
    }

    @Override
    public ResourceStore resources() {
        throw unexpected();
    }

    @Override
    public InstallationStore installation() {
        throw unexpected();
    }

    @Override
    public AttemptStore attempts() {
        throw unexpected();
    }

    @Override
    public SessionStore sessions() {
        throw unexpected();
    }

    @Override
    public CallbackStore callbacks() {
        throw unexpected();
    }

    private static <T> T store(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static void expect(boolean holds) {
        if (!holds) {
            throw unexpected();
        }
    }

    private static UnsupportedOperationException unexpected() {
        return new UnsupportedOperationException("not expected in this test");
    }
}
