package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.Scale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several that start at the same time on an empty database: each step of the schema is taken once, and all can write. */
class FirstStartTest extends OnEachDatabase {

    private static final int STARTS = 8;
    private static final int ROUNDS = Scale.of(5);

    @Test
    void concurrentFirstStartsMigrateOnce() {
        for (int round = 0; round < ROUNDS; round++) {
            startTogether();
            closeDatabase();
            openDatabase();
        }
    }

    @Test
    void concurrentFirstStartsBesideTablesOfTheHostMigrateOnce() {
        database.execute("CREATE TABLE host_table (id INTEGER PRIMARY KEY)");
        startTogether();
    }

    @Test
    void fourConnectionsAreEnoughForThemAll() {
        if (kind == Kind.SQLITE) {
            return; // needs no pool of the host
        }
        try (var plain = TestPostgres.freshSchema();
                var small = TestPostgres.besides(plain, config -> config.setMaximumPoolSize(4))) {
            var started = Races.together(STARTS, () -> {
                JdbcStorage.postgresql(small).close();
                return true;
            });
            assertThat(started).hasSize(STARTS);
        }
    }

    private void startTogether() {
        var number = new AtomicInteger();
        var inserted = Races.together(STARTS, () -> {
            try (var storage = database.open()) {
                int own = number.incrementAndGet();
                return storage.<Boolean>write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(own)));
            }
        });
        assertThat(inserted).hasSize(STARTS).containsOnly(true);
        assertThat(database.query("SELECT version FROM subaccounts_schema_history WHERE version = '001'"))
                .hasSize(1);
        assertThat(database.query("SELECT id FROM subaccounts_accounts")).hasSize(STARTS);
    }
}
