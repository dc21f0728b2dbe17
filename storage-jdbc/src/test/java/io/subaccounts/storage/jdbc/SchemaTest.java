package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.SchemaMismatchException;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What opening makes of the schema it finds. */
class SchemaTest extends OnEachDatabase {

    private static final String HISTORY = "subaccounts_schema_history";

    @Test
    void upToDateSchemaIsOpenedInBothModes() {
        database.open().close();
        var before = database.query("SELECT * FROM " + HISTORY);
        database.open(SchemaMode.MIGRATE).close();
        database.open(SchemaMode.VALIDATE).close();
        assertThat(database.query("SELECT * FROM " + HISTORY)).isEqualTo(before);
    }

    @Test
    void validatingCreatesNothing() {
        assertThatThrownBy(() -> database.open(SchemaMode.VALIDATE)).isInstanceOf(SchemaMismatchException.class);
        assertThat(folder).isEmptyDirectory();
        assertThat(tables()).isEmpty();
    }

    @Test
    void emptyDatabaseIsNotValid() {
        database.execute("CREATE TABLE host_table (id INTEGER PRIMARY KEY)");
        assertThatThrownBy(() -> database.open(SchemaMode.VALIDATE))
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageContaining("at version none")
                .hasMessageContaining("works with version 002")
                .hasMessageContaining("SchemaMode.MIGRATE");
        assertThat(tables()).containsExactly("host_table");
    }

    @Test
    void schemaOfANewerReleaseIsRefused() {
        database.open().close();
        database.execute("INSERT INTO " + HISTORY + " SELECT 99, '042', 'future', 'SQL', 'V042__future.sql', 1,"
                + " installed_by, installed_on, 1, success FROM " + HISTORY + " WHERE installed_rank = 1");
        for (SchemaMode mode : SchemaMode.values()) {
            assertThatThrownBy(() -> database.open(mode))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("at version 042")
                    .hasMessageContaining("works with version 002")
                    .hasMessageContaining("newer release");
        }
    }

    @Test
    void stepThatFailedHalfWayIsRefused() {
        database.open().close();
        database.execute("UPDATE " + HISTORY + " SET success = " + (kind == Kind.SQLITE ? "0" : "FALSE"));
        for (SchemaMode mode : SchemaMode.values()) {
            assertThatThrownBy(() -> database.open(mode))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("failed half-way");
        }
    }

    @Test
    void alteredStepIsRefused() {
        database.open().close();
        database.execute("UPDATE " + HISTORY + " SET checksum = 1");
        for (SchemaMode mode : SchemaMode.values()) {
            assertThatThrownBy(() -> database.open(mode))
                    .isInstanceOf(SchemaMismatchException.class)
                    .hasMessageContaining("history differs");
        }
    }

    @Test
    void migrationThatFailsLeavesNothingBehind() {
        database.execute("CREATE TABLE subaccounts_resources (of_somebody_else INTEGER PRIMARY KEY)");
        assertThatThrownBy(database::open)
                .isInstanceOf(SchemaMismatchException.class)
                .hasMessageContaining("at version none")
                .hasMessageContaining("works with version 002");
        assertThat(tables()).isSubsetOf("subaccounts_resources", HISTORY).doesNotContain("subaccounts_accounts");
    }

    @Test
    void hostsOwnMigrationsAndTablesAreLeftAlone() {
        database.execute("CREATE TABLE host_data (id INTEGER PRIMARY KEY)", "INSERT INTO host_data VALUES (1)");
        host().migrate();
        var hosts = database.query("SELECT * FROM flyway_schema_history");
        try (var storage = database.open()) {
            assertThat(storage.<Boolean>write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(1))))
                    .isTrue();
        }
        assertThat(database.query("SELECT * FROM flyway_schema_history")).isEqualTo(hosts);
        host().migrate();
        database.open(SchemaMode.VALIDATE).close();
        assertThat(tables()).contains("host_table", "host_data", "flyway_schema_history", "subaccounts_accounts");
    }

    @Test
    void hostsMigrationsAreNotRun() {
        database.open().close();
        assertThat(tables()).doesNotContain("host_table").allMatch(table -> table.startsWith("subaccounts_"));
    }

    @Test
    void hostCanStartWithItsMigrationsLater() {
        database.open().close();
        host().migrate();
        database.open(SchemaMode.VALIDATE).close();
        assertThat(tables()).contains("host_table");
    }

    private Flyway host() {
        return Flyway.configure()
                .dataSource(database.source())
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load();
    }

    private Set<String> tables() {
        if (kind == Kind.SQLITE && Stream.of(folder.toFile().list()).findAny().isEmpty()) {
            return Set.of();
        }
        List<List<String>> rows = database.query(
                kind == Kind.SQLITE
                        ? "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
                        : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()");
        return rows.stream().map(row -> row.get(0)).collect(Collectors.toSet());
    }
}
