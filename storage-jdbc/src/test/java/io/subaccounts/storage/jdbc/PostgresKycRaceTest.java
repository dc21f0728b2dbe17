package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two writers of verification who meet at one key on PostgreSQL, the second before the first has committed. */
class PostgresKycRaceTest {

    private static final Subtree ALL = Subtree.all();
    private static final AccountId ONE = Rows.mainId(1);
    private static final AccountId OTHER = Rows.mainId(2);

    private HikariDataSource pool;
    private JdbcStorage storage;

    @BeforeEach
    void open() {
        pool = TestPostgres.freshSchema();
        storage = JdbcStorage.postgresql(pool);
        storage.write(tx -> {
            for (AccountId account : List.of(ONE, OTHER)) {
                tx.accounts().insert(ALL, Rows.account(account, null, 1, Map.of()));
                tx.attempts().insert(ALL, KycRows.attempt(account, 1));
            }
            return tx;
        });
    }

    @AfterEach
    void close() {
        storage.close();
        pool.close();
    }

    @Test
    void referenceGoesToOneOfTwoInserts() {
        var answers = race(
                tx -> tx.attempts().insert(ALL, KycRows.attempt(ONE, 2, "same")),
                tx -> tx.attempts().insert(ALL, KycRows.attempt(OTHER, 2, "same")));
        assertThat(answers).isEqualTo(new Answers<>(true, false, 1));
    }

    @Test
    void referenceGoesToOneOfTwoUpdates() {
        var answers = race(
                tx -> tx.attempts().update(ALL, KycRows.renamed(KycRows.attempt(ONE, 1), "same"), 1),
                tx -> tx.attempts().update(ALL, KycRows.renamed(KycRows.attempt(OTHER, 1), "same"), 1));
        assertThat(answers).isEqualTo(new Answers<>(true, false, 2));
    }

    @Test
    void accountGetsOneOfTwoSessions() {
        var answers = race(
                tx -> tx.sessions().insert(ALL, KycRows.session(1, ONE)),
                tx -> tx.sessions().insert(ALL, KycRows.session(2, ONE)));
        assertThat(answers).isEqualTo(new Answers<>(true, false, 1));
    }

    @Test
    void callbackIsNewOnce() {
        var callback = KycRows.callback("delivery", null);
        var answers =
                race(tx -> tx.callbacks().record(callback), tx -> tx.callbacks().record(callback));
        assertThat(answers).isEqualTo(new Answers<>(true, false, 1));
        assertThat(storage.read(tx -> tx.callbacks().find("register", "delivery"))
                        .orElseThrow()
                        .times())
                .isEqualTo(2);
    }

    @Test
    void eventsGetDifferentNumbers() {
        Storage.Work<Long> append = tx -> tx.events().append(ALL, ONE, EventType.KYC_OPENED, Rows.START, Map.of());
        assertThat(race(append, append)).isEqualTo(new Answers<>(1L, 2L, 2));
    }

    /** What both were answered, and how often the second was run. */
    private record Answers<T>(T first, T second, int secondRuns) {}

    private <T> Answers<T> race(Storage.Work<T> firstWork, Storage.Work<T> secondWork) {
        var written = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        var runs = new AtomicInteger();
        var first = Races.start(() -> storage.write(tx -> {
            T answer = firstWork.run(tx);
            written.countDown();
            Races.await(release);
            return answer;
        }));
        Races.await(written);
        var second = Races.start(() -> storage.write(tx -> {
            runs.incrementAndGet();
            return secondWork.run(tx);
        }));
        Races.until(() -> second.isDone() || somebodyWaits());
        assertThat(second.isDone()).as("came through before the first was done").isFalse();
        release.countDown();
        return new Answers<>(first.result(), second.result(), runs.get());
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
}
