package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers of SQLite who come at the same time share a commit, and nothing else. */
class GroupCommitTest {

    private static final Subtree ALL = Subtree.all();

    @TempDir
    Path folder;

    private JdbcStorage storage;
    private final CountDownLatch holds = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @BeforeEach
    void open() {
        storage = JdbcStorage.sqlite(folder.resolve("test.db"));
    }

    @AfterEach
    void close() {
        release.countDown();
        storage.close();
    }

    @Test
    void loneCallerRunsItsOwnWork() {
        var thread = storage.write(tx -> Thread.currentThread());
        assertThat(thread).isSameAs(Thread.currentThread());
    }

    @Test
    void callersWhoWaitShareOneTransaction() {
        var threads = commitTogether(List.of(insert(1), insert(2), insert(3)));
        assertThat(threads.stream().map(racer -> racer.result().thread()).distinct())
                .hasSize(1);
        assertThat(threads).allMatch(racer -> racer.result().answer());
        assertStored(1, 2, 3);
    }

    @Test
    void exceptionOfOneHarmsNobodyElse() {
        var thrown = new IllegalArgumentException("of the caller");
        Storage.Work<Boolean> fails = tx -> {
            tx.accounts().insert(ALL, Rows.main(2));
            throw thrown;
        };
        var racers = commitTogether(List.of(insert(1), fails, insert(3)));
        assertThat(racers.get(1).failure()).isSameAs(thrown);
        assertThat(racers.get(0).result().answer()).isTrue();
        assertThat(racers.get(2).result().answer()).isTrue();
        assertStored(1, 3);
    }

    @Test
    void failedStatementOfOneHarmsNobodyElse() {
        Storage.Work<Boolean> fails = tx -> {
            tx.accounts().insert(ALL, Rows.main(2));
            raw(tx, "INSERT INTO subaccounts_installation (name, value) VALUES ('', '')");
            return true;
        };
        var racers = commitTogether(List.of(insert(1), fails, insert(3)));
        assertThat(racers.get(1).failure()).isInstanceOf(StorageUnavailableException.class);
        assertStored(1, 3);
    }

    @Test
    void swallowedFailureIsNotCommitted() {
        assertThatThrownBy(() -> storage.write(tx -> {
                    tx.accounts().insert(ALL, Rows.main(1));
                    assertThatThrownBy(() -> raw(tx, "NO SUCH STATEMENT"))
                            .isInstanceOf(StorageUnavailableException.class);
                    return "done";
                }))
                .isInstanceOf(StorageUnavailableException.class);
        assertStored();
    }

    @Test
    void transactionLostBeforeItsCommitIsRunAgainOneByOne() {
        var runs = new AtomicInteger();
        Storage.Work<Boolean> loses = tx -> {
            raw(tx, "ROLLBACK");
            return true;
        };
        Storage.Work<Boolean> counts = tx -> {
            runs.incrementAndGet();
            return tx.accounts().insert(ALL, Rows.main(1));
        };
        var racers = commitTogether(List.of(counts, loses, insert(3)));
        assertThat(racers.get(0).result().answer()).isTrue();
        assertThat(runs).hasValue(2);
        assertThat(racers.get(1).failure()).isInstanceOf(OutcomeUnknownException.class);
        assertThat(racers.get(2).result().answer()).isTrue();
        assertStored(1, 3);
    }

    @Test
    void fullDiskOfOneHarmsNobodyElse() {
        Storage.Work<Boolean> fills = tx -> {
            raw(tx, "PRAGMA max_page_count = 1"); // which SQLite takes as no more than there are
            for (int number = 10; ; number++) {
                tx.accounts().insert(ALL, Rows.main(number));
            }
        };
        var racers = commitTogether(List.of(insert(1), fills, insert(3)));
        assertThat(racers.get(1).failure())
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("SQLITE_FULL");
        assertThat(racers.get(0).result().answer()).isTrue();
        assertThat(racers.get(2).result().answer()).isTrue();
        assertStored(1, 3);
    }

    @Test
    void failedCommitIsUnknownToAll() {
        Storage.Work<Boolean> fails = tx -> {
            raw(tx, "PRAGMA defer_foreign_keys = ON");
            raw(tx, "INSERT INTO subaccounts_secrets VALUES ('nobody', 1, 'hash', NULL, 0, NULL, NULL)");
            return true;
        };
        var racers = commitTogether(List.of(insert(1), fails, insert(3)));
        for (var racer : racers) {
            assertThat(racer.failure())
                    .isInstanceOf(OutcomeUnknownException.class)
                    .hasMessageContaining("SQLITE_CONSTRAINT");
        }
        assertStored();
        assertThat(storage.<Boolean>write(insert(4))).isTrue();
        assertStored(4);
    }

    @Test
    void workOnAnothersThreadCannotNest() {
        Storage.Work<Boolean> nests = tx -> storage.read(inner -> true);
        var racers = commitTogether(List.of(insert(1), nests, insert(3)));
        assertThat(racers.get(1).failure()).isInstanceOf(IllegalStateException.class);
        assertStored(1, 3);
    }

    @Test
    void callerWhoWaitsTooLongHasChangedNothing() {
        var options = SqliteOptions.defaults().busyTimeout(Duration.ofMillis(250));
        try (var impatient = JdbcStorage.sqlite(folder.resolve("test.db"), options)) {
            var leader = Races.start(() -> impatient.write(this::hold));
            Races.await(holds);
            assertThatThrownBy(() -> impatient.write(insert(1)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("busy for 250 ms");
            release.countDown();
            assertThat(leader.result()).isTrue();
        }
        assertStored();
    }

    @Test
    void closingLetsThoseFinishWhoHaveBegun() {
        var leader = Races.start(() -> storage.write(tx -> hold(tx) && insert(1).run(tx)));
        Races.await(holds);
        var closing = Races.start(() -> {
                    storage.close();
                    return true;
                })
                .waits();
        assertThat(closing.isDone()).isFalse();
        release.countDown();
        assertThat(leader.result()).isTrue();
        assertThat(closing.result()).isTrue();
        try (var again = JdbcStorage.sqlite(folder.resolve("test.db"))) {
            assertThat(again.read(tx -> tx.accounts().find(ALL, Rows.mainId(1))).isPresent())
                    .isTrue();
        }
    }

    private record Done(boolean answer, Thread thread) {}

    /** Makes callers wait behind one who holds the file, so that they are led by the first of them. */
    private List<Races.Racer<Done>> commitTogether(List<Storage.Work<Boolean>> works) {
        var holder = Races.start(() -> storage.write(this::hold));
        Races.await(holds);
        var racers = new ArrayList<Races.Racer<Done>>();
        for (var work : works) {
            racers.add(Races.start(() -> storage.write(tx -> new Done(work.run(tx), Thread.currentThread())))
                    .waits());
        }
        release.countDown();
        assertThat(holder.result()).isTrue();
        return racers;
    }

    private boolean hold(Transaction tx) {
        holds.countDown();
        Races.await(release);
        return true;
    }

    private static Storage.Work<Boolean> insert(int number) {
        return tx -> tx.accounts().insert(ALL, Rows.main(number));
    }

    private static void raw(Transaction tx, String sql) {
        ((JdbcTransaction) tx).change(handle -> handle.execute(sql));
    }

    private void assertStored(Integer... numbers) {
        for (int number = 1; number <= 4; number++) {
            int wanted = number;
            boolean stored = storage.read(
                    tx -> tx.accounts().find(ALL, Rows.mainId(wanted)).isPresent());
            assertThat(stored)
                    .as("account " + number)
                    .isEqualTo(List.of(numbers).contains(number));
        }
    }
}
