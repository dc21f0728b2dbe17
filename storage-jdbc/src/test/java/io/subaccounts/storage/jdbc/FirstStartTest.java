package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.Subtree;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Several that start at the same time on an empty database: each step of the schema is taken once, and all can write. */
class FirstStartTest extends OnEachDatabase {

    private static final int STARTS = 8;

    @Test
    void concurrentFirstStartsMigrateOnce() {
        var number = new AtomicInteger();
        var inserted = Races.together(STARTS, () -> {
            try (var storage = database.open()) {
                int own = number.incrementAndGet();
                return storage.<Boolean>write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(own)));
            }
        });
        assertThat(inserted).hasSize(STARTS).containsOnly(true);
        assertThat(database.query("SELECT version, success FROM subaccounts_schema_history"))
                .hasSize(1);
        assertThat(database.query("SELECT id FROM subaccounts_accounts")).hasSize(STARTS);
    }
}
