package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.common.AccountId;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How writers that run side by side on PostgreSQL hold trees. */
class PostgresTreeLockTest {

    private static final Subtree ALL = Subtree.all();
    private static final AccountId ONE = Rows.mainId(1);
    private static final AccountId OTHER = Rows.mainId(2);
    private static final AccountId BELOW_ONE = Rows.subId(11);
    private static final AccountId BELOW_BELOW_ONE = Rows.subId(111);
    private static final AccountId BELOW_OTHER = Rows.subId(21);

    private HikariDataSource pool;
    private JdbcStorage storage;
    private final List<Holder> holders = new ArrayList<>();

    @BeforeEach
    void open() {
        pool = TestPostgres.freshSchema();
        storage = JdbcStorage.postgresql(pool);
        storage.write(tx -> {
            tx.accounts().insert(ALL, Rows.main(1));
            tx.accounts().insert(ALL, Rows.main(2));
            tx.accounts().insert(ALL, Rows.sub(11, ONE));
            tx.accounts().insert(ALL, Rows.sub(111, BELOW_ONE));
            return tx.accounts().insert(ALL, Rows.sub(21, OTHER));
        });
    }

    @AfterEach
    void close() {
        holders.forEach(Holder::letGo);
        storage.close();
        pool.close();
    }

    @Test
    void sharedHoldersAdmitEachOther() {
        var holder = hold(BELOW_ONE, TreeLock.SHARED);
        assertThat(storage.<Integer>write(tx -> lock(tx, BELOW_BELOW_ONE, TreeLock.SHARED)))
                .isEqualTo(2);
        assertThat(holder.racer().isDone()).isFalse();
        holder.letGo();
    }

    @Test
    void exclusiveHolderIsAlone() {
        for (TreeLock lock : TreeLock.values()) {
            assertWaits(hold(BELOW_ONE, TreeLock.EXCLUSIVE), tx -> lock(tx, ONE, lock));
        }
    }

    @Test
    void sharedHolderKeepsExclusiveOnesOut() {
        assertWaits(hold(ONE, TreeLock.SHARED), tx -> lock(tx, BELOW_BELOW_ONE, TreeLock.EXCLUSIVE));
    }

    @Test
    void otherTreesAreFree() {
        hold(BELOW_ONE, TreeLock.EXCLUSIVE);
        assertThat(storage.<Integer>write(tx -> lock(tx, BELOW_OTHER, TreeLock.EXCLUSIVE)))
                .isEqualTo(1);
        assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, Rows.sub(22, OTHER))))
                .isTrue();
        assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, Rows.main(3))))
                .isTrue();
    }

    @Test
    void insertThatHoldsNothingWaitsForHolders() {
        for (TreeLock lock : TreeLock.values()) {
            assertWaits(hold(ONE, lock), tx -> tx.accounts().insert(ALL, Rows.sub(112 + lock.ordinal(), BELOW_ONE)));
        }
    }

    @Test
    void updateThatHoldsNothingWaitsForHolders() {
        var row = Rows.sub(111, BELOW_ONE);
        assertWaits(hold(ONE, TreeLock.SHARED), tx -> tx.accounts().update(ALL, Rows.renamed(row, "other"), 1));
    }

    @Test
    void moveThatHoldsNothingWaitsForHoldersOfBothTrees() {
        assertWaits(hold(OTHER, TreeLock.SHARED), tx -> tx.accounts().reparent(ALL, BELOW_ONE, BELOW_OTHER));
        assertWaits(hold(ONE, TreeLock.SHARED), tx -> tx.accounts().reparent(ALL, BELOW_ONE, ONE));
    }

    @Test
    void readersDoNotWait() {
        hold(ONE, TreeLock.EXCLUSIVE);
        assertThat(storage.read(tx -> tx.accounts().find(ALL, BELOW_ONE)).isPresent())
                .isTrue();
    }

    @Test
    void workIsRunAgainIfItsTreeWasMovedMeanwhile() {
        var runs = new AtomicInteger();
        var held = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var mover = Races.start(() -> storage.write(tx -> {
            tx.accounts().lock(ALL, Set.of(ONE, OTHER), TreeLock.EXCLUSIVE);
            held.countDown();
            Races.await(release);
            return tx.accounts().reparent(ALL, BELOW_ONE, BELOW_OTHER);
        }));
        Races.await(held);
        var late = Races.start(() -> storage.write(tx -> {
            runs.incrementAndGet();
            return tx.accounts()
                    .lock(ALL, Set.of(BELOW_BELOW_ONE), TreeLock.SHARED)
                    .get(BELOW_BELOW_ONE);
        }));
        Races.until(this::somebodyWaits);
        release.countDown();
        assertThat(mover.result()).isTrue();
        Lineage lineage = late.result();
        assertThat(runs).hasValue(2);
        assertThat(lineage.main().id()).isEqualTo(OTHER);
        assertThat(lineage.depth()).isEqualTo(3);
    }

    @Test
    void deadlockIsRunAgain() {
        var bothHold = new CyclicBarrier(2);
        var runs = new AtomicInteger();
        var there = Races.start(() -> storage.write(tx -> renameBoth(tx, ONE, OTHER, bothHold, runs)));
        var back = Races.start(() -> storage.write(tx -> renameBoth(tx, OTHER, ONE, bothHold, runs)));
        assertThat(there.result()).isTrue();
        assertThat(back.result()).isTrue();
        assertThat(runs).as("one of them, at least, ran again").hasValueGreaterThan(2);
        for (AccountId id : List.of(ONE, OTHER)) {
            var lineage = storage.read(tx -> tx.accounts().find(ALL, id));
            assertThat(lineage.orElseThrow().self().version()).isEqualTo(3);
        }
    }

    @Test
    void holderWhoNeverLetsGoCostsABoundedTime() {
        hold(ONE, TreeLock.EXCLUSIVE);
        var options = PostgresOptions.defaults().retries(1).lockTimeout(Duration.ofMillis(50));
        var runs = new AtomicInteger();
        var impatient = JdbcStorage.postgresql(pool, options);
        assertThatThrownBy(() -> impatient.write(tx -> {
                    runs.incrementAndGet();
                    return lock(tx, ONE, TreeLock.SHARED);
                }))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("55P03");
        assertThat(runs).hasValue(2);
    }

    /** Work that holds a tree until it is told to let go. */
    private record Holder(Races.Racer<Integer> racer, CountDownLatch release) {
        void letGo() {
            release.countDown();
            racer.result();
        }
    }

    private Holder hold(AccountId id, TreeLock lock) {
        var taken = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var racer = Races.start(() -> storage.write(tx -> {
            int depth = lock(tx, id, lock);
            taken.countDown();
            Races.await(release);
            return depth;
        }));
        var holder = new Holder(racer, release);
        holders.add(holder);
        Races.await(taken);
        return holder;
    }

    private void assertWaits(Holder holder, Storage.Work<?> work) {
        Races.Racer<?> racer = Races.start(() -> storage.write(work));
        Races.until(() -> racer.isDone() || somebodyWaits());
        assertThat(racer.isDone()).as("came through although the tree was held").isFalse();
        holder.letGo();
        racer.result();
    }

    private boolean somebodyWaits() {
        try (var connection = pool.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM pg_locks WHERE NOT granted")) {
            row.next();
            return row.getInt(1) > 0;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static int lock(Transaction tx, AccountId id, TreeLock lock) {
        return tx.accounts().lock(ALL, Set.of(id), lock).get(id).depth();
    }

    /** Renames two accounts without holding their trees, the first time so that two who do it get into each other's way. */
    private static boolean renameBoth(
            Transaction tx, AccountId first, AccountId second, CyclicBarrier bothHold, AtomicInteger runs) {
        boolean firstTime = runs.incrementAndGet() <= 2;
        boolean renamed = rename(tx, first);
        if (firstTime) {
            try {
                bothHold.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }
        return rename(tx, second) && renamed;
    }

    private static boolean rename(Transaction tx, AccountId id) {
        for (int reads = 0; reads < 2; reads++) { // whoever waited for the tree has read what was there before
            var row = tx.accounts().find(ALL, id).orElseThrow().self();
            if (tx.accounts().update(ALL, Rows.renamed(row, "renamed"), row.version())) {
                return true;
            }
        }
        return false;
    }
}
