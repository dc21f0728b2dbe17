package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.storage.Subtree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqliteSettingsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String REAL_VERSION = "SELECT sqlite_version()";

    @TempDir
    Path folder;

    @Test
    void everyConnectionHasEverySetting() throws SQLException {
        var connections = new SqliteConnections(file(), SECOND);
        try (var writer = connections.openWriter();
                var reader = connections.openReader()) {
            for (Connection connection : List.of(writer, reader)) {
                assertThat(pragma(connection, "journal_mode")).isEqualTo("wal");
                assertThat(pragma(connection, "synchronous")).isEqualTo("2");
                assertThat(pragma(connection, "foreign_keys")).isEqualTo("1");
                assertThat(pragma(connection, "trusted_schema")).isEqualTo("0");
                assertThat(pragma(connection, "busy_timeout")).isEqualTo("1000");
            }
            assertThat(pragma(writer, "query_only")).isEqualTo("0");
            assertThat(pragma(reader, "query_only")).isEqualTo("1");
        }
    }

    @Test
    void settingThatSqliteDoesNotTakeRefusesToStart() {
        var ignored = new SqliteSetting("synchronous", "UTMOST", "2");
        var connections = new SqliteConnections(file(), SECOND, List.of(ignored), REAL_VERSION);
        assertThatThrownBy(() -> JdbcStorage.sqlite(connections, SqliteOptions.defaults()))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("synchronous")
                .hasMessageContaining("instead of 2");
    }

    @Test
    void oldSqliteRefusesToStart() {
        var connections = new SqliteConnections(file(), SECOND, SqliteSetting.REQUIRED, "SELECT '3.51.2'");
        assertThatThrownBy(() -> JdbcStorage.sqlite(connections, SqliteOptions.defaults()))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("3.51.2")
                .hasMessageContaining("use 3.51.3 or newer");
    }

    @ParameterizedTest
    @CsvSource({
        "3.51.3, true",
        "3.51.10, true",
        "3.54.1, true",
        "3.100.0, true",
        "4.0.0, true",
        "3.51.2, false",
        "3.9.9, false",
        "2.99.99, false",
        "3.51, false",
        "unknown, false",
        "'', false"
    })
    void versionsAreComparedAsNumbers(String version, boolean safe) {
        assertThat(SqliteVersion.isSafe(version)).isEqualTo(safe);
    }

    @Test
    void newFileIsForItsOwnerOnly() throws IOException {
        try (var storage = JdbcStorage.sqlite(file())) {
            storage.write(tx -> tx.accounts().insert(Subtree.all(), Rows.main(1)));
            for (String name : List.of("test.db", "test.db-wal", "test.db-shm")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void pathWithAQuestionMarkIsRefused() {
        assertThatThrownBy(() -> JdbcStorage.sqlite(folder.resolve("test.db?journal_mode=off")))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void fileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(file(), "this is not a database, but long enough to be looked at ".repeat(100));
        assertThatThrownBy(() -> JdbcStorage.sqlite(file()))
                .isInstanceOf(StorageUnavailableException.class)
                .hasMessageContaining("NOTADB");
    }

    private Path file() {
        return folder.resolve("test.db");
    }

    private static String pragma(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("PRAGMA " + name)) {
            return row.getString(1);
        }
    }
}
