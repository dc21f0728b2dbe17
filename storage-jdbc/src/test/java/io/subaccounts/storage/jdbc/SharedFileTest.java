package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several storages that have one SQLite file open. */
class SharedFileTest {

    private static final Subtree ALL = Subtree.all();
    private static final int THREADS = 8;
    private static final int UPDATES = 25;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void fill() {
        file = folder.resolve("test.db");
        try (var storage = JdbcStorage.sqlite(file)) {
            storage.write(tx -> tx.accounts().insert(ALL, Rows.main(1)));
        }
    }

    @Test
    void noUpdateIsLostBetweenStorages() {
        var number = new AtomicInteger();
        try (var one = JdbcStorage.sqlite(file);
                var other = JdbcStorage.sqlite(file)) {
            Races.together(THREADS, () -> {
                Storage storage = number.incrementAndGet() % 2 == 0 ? one : other;
                for (int updates = 0; updates < UPDATES; updates++) {
                    while (!updateAsRead(storage)) {
                        Thread.onSpinWait();
                    }
                }
                return true;
            });
            assertThat(version(one)).isEqualTo(1 + THREADS * UPDATES);
            assertThat(version(other)).isEqualTo(1 + THREADS * UPDATES);
        }
    }

    @Test
    void writesOfOneAreSeenByTheOtherAtOnce() {
        try (var one = JdbcStorage.sqlite(file);
                var other = JdbcStorage.sqlite(file)) {
            for (int number = 2; number < 50; number++) {
                var row = Rows.main(number);
                var writer = number % 2 == 0 ? one : other;
                var reader = number % 2 == 0 ? other : one;
                assertThat(writer.<Boolean>write(tx -> tx.accounts().insert(ALL, row)))
                        .isTrue();
                assertThat(reader.<Boolean>read(
                                tx -> tx.accounts().find(ALL, row.id()).isPresent()))
                        .isTrue();
            }
        }
    }

    @Test
    void writerWhoIsKeptWaitingHasChangedNothing() throws SQLException {
        var options = SqliteOptions.defaults().busyTimeout(Duration.ofMillis(250));
        try (var storage = JdbcStorage.sqlite(file, options)) {
            try (var stranger = DriverManager.getConnection("jdbc:sqlite:" + file);
                    var statement = stranger.createStatement()) {
                statement.execute("BEGIN IMMEDIATE");
                assertThatThrownBy(() -> storage.write(tx -> tx.accounts().insert(ALL, Rows.main(2))))
                        .isInstanceOf(StorageUnavailableException.class)
                        .hasMessageContaining("SQLITE_BUSY");
                assertThat(version(storage)).isEqualTo(1);
                statement.execute("ROLLBACK");
            }
            assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(ALL, Rows.main(2))))
                    .isTrue();
        }
    }

    @Test
    void readerKeepsItsSnapshotWhileTheOtherWrites() {
        try (var one = JdbcStorage.sqlite(file);
                var other = JdbcStorage.sqlite(file)) {
            List<Long> versions = one.read(tx -> {
                long before = tx.accounts()
                        .find(ALL, Rows.mainId(1))
                        .orElseThrow()
                        .self()
                        .version();
                assertThat(updateAsRead(other)).isTrue();
                long after = tx.accounts()
                        .find(ALL, Rows.mainId(1))
                        .orElseThrow()
                        .self()
                        .version();
                return List.of(before, after);
            });
            assertThat(versions).containsExactly(1L, 1L);
            assertThat(version(one)).isEqualTo(2);
        }
    }

    /** Reads and writes in two transactions, as somebody does who edits a form. */
    private static boolean updateAsRead(Storage storage) {
        var lineage = storage.read(tx -> tx.accounts().find(ALL, Rows.mainId(1)));
        var row = lineage.orElseThrow().self();
        return storage.write(tx -> tx.accounts().update(ALL, Rows.renamed(row, "renamed"), row.version()));
    }

    private static long version(Storage storage) {
        return storage.read(tx ->
                tx.accounts().find(ALL, Rows.mainId(1)).orElseThrow().self().version());
    }
}
