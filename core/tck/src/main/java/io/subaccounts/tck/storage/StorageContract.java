package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** What the contracts share: a fresh storage for each test, and short ways to fill it and to look into it. */
@Timeout(120)
abstract class StorageContract {

    static final Subtree ALL = Subtree.all();

    private final StorageTck tck;
    private Storage storage;
    private Samples samples;

    StorageContract(StorageTck tck) {
        this.tck = tck;
    }

    @BeforeEach
    void openStorage() {
        samples = new Samples();
        storage = tck.open();
    }

    @AfterEach
    void closeStorage() {
        storage.close();
    }

    StorageTck tck() {
        return tck;
    }

    Storage storage() {
        return storage;
    }

    Samples samples() {
        return samples;
    }

    <T extends @Nullable Object> T read(Storage.Work<T> work) {
        return storage.read(work);
    }

    <T extends @Nullable Object> T write(Storage.Work<T> work) {
        return storage.write(work);
    }

    void change(Consumer<Transaction> work) {
        var unused = write(tx -> {
            work.accept(tx);
            return work;
        });
    }

    /** Does the work and then gives up, so that nothing of it may stay. */
    void abandon(Consumer<Transaction> work) {
        var abandoned = new Abandoned();
        assertThat(catchThrowable(() -> change(tx -> {
                    work.accept(tx);
                    throw abandoned;
                })))
                .as("what work throws must pass through write as the same object")
                .isSameAs(abandoned);
    }

    /** Whether a write that answers yes or no said yes. */
    boolean accepted(Predicate<Transaction> work) {
        return write(work::test);
    }

    /** Moves an account as the contract asks: while both trees are held. */
    boolean move(AccountId id, AccountId newParent) {
        return write(tx -> {
            tx.accounts().lock(ALL, Set.of(id, newParent), TreeLock.EXCLUSIVE);
            return tx.accounts().reparent(ALL, id, newParent);
        });
    }

    int counted(ToIntFunction<Transaction> work) {
        return write(work::applyAsInt);
    }

    <T> Optional<T> readOne(Function<Transaction, Optional<T>> work) {
        return read(work::apply);
    }

    <T> List<T> readList(Function<Transaction, List<T>> work) {
        return read(work::apply);
    }

    <K, V> Map<K, V> readMap(Function<Transaction, Map<K, V>> work) {
        return read(work::apply);
    }

    /** Stores accounts, parents first. */
    void store(AccountRow... rows) {
        store("account whose parent", List.of(rows), (tx, row) -> tx.accounts().insert(ALL, row));
    }

    void store(CredentialRow... rows) {
        store(
                "credential whose account",
                List.of(rows),
                (tx, row) -> tx.credentials().insert(ALL, row));
    }

    void store(ResourceRow... rows) {
        store(
                "ownership whose owner",
                List.of(rows),
                (tx, row) -> tx.resources().insert(ALL, row));
    }

    void store(AttemptRow... rows) {
        store("attempt whose account", List.of(rows), (tx, row) -> tx.attempts().insert(ALL, row));
    }

    void store(SessionRow... rows) {
        store("session whose account", List.of(rows), (tx, row) -> tx.sessions().insert(ALL, row));
    }

    private <T> void store(String what, List<T> rows, BiPredicate<Transaction, T> insert) {
        List<T> refused =
                write(tx -> rows.stream().filter(row -> !insert.test(tx, row)).toList());
        assertThat(refused)
                .as("insert must accept a new %s is stored, and answer true", what)
                .isEmpty();
    }

    Optional<Lineage> lineage(AccountId id) {
        return read(tx -> tx.accounts().find(ALL, id));
    }

    AccountRow account(AccountId id) {
        return lineage(id)
                .orElseThrow(() -> new AssertionError("a stored account must be found by its id, but find is empty"))
                .self();
    }

    Optional<CredentialRow> credential(CredentialId id) {
        return read(tx -> tx.credentials().find(ALL, id));
    }

    @Nullable
    ResourceRow owner(ResourceRef resource) {
        return read(tx -> tx.resources().findAll(ALL, Set.of(resource))).get(resource);
    }

    Optional<AttemptRow> attempt(AttemptId id) {
        return read(tx -> tx.attempts().find(ALL, id));
    }

    Optional<SessionRow> session(SessionId id) {
        return read(tx -> tx.sessions().find(ALL, id));
    }

    /** What work throws that gives up. */
    static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
