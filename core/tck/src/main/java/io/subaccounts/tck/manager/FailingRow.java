package io.subaccounts.tck.manager;

import io.subaccounts.common.AccountId;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A storage in which the rows of some accounts, and their sessions, cannot be read. */
record FailingRow(Storage storage, Set<AccountId> bad) implements Storage {

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return storage.read(tx -> work.run(failing(Transaction.class, tx)));
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return storage.write(tx -> work.run(failing(Transaction.class, tx)));
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}

    /** Calls through to a transaction or one of its stores, and cannot read an answer that holds one of the bad rows. */
    private <T> T failing(Class<T> type, T target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            Object answer;
            try {
                answer = method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
            if (rows(answer).anyMatch(bad::contains)) {
                throw new CorruptDataException("the row cannot be read", null);
            }
            return answer instanceof AccountStore store
                    ? failing(AccountStore.class, store)
                    : answer instanceof SessionStore store ? failing(SessionStore.class, store) : answer;
        }));
    }

    /** Whose rows an answer holds. */
    private static Stream<AccountId> rows(@Nullable Object answer) {
        if (answer instanceof Optional<?> optional) {
            return optional.stream().flatMap(FailingRow::rows);
        }
        if (answer instanceof Map<?, ?> map) {
            return map.values().stream().flatMap(FailingRow::rows);
        }
        if (answer instanceof List<?> list) {
            return list.stream().flatMap(FailingRow::rows);
        }
        if (answer instanceof Lineage lineage) {
            return lineage.upwards().stream().map(AccountRow::id);
        }
        if (answer instanceof AccountRow row) {
            return Stream.of(row.id());
        }
        return answer instanceof SessionRow row ? Stream.of(row.account()) : Stream.empty();
    }
}
