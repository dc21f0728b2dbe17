package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schemas of all databases say the same. */
class SchemaParityTest {

    private static final Set<String> WHOLE_NUMBERS = Set.of("integer", "int4", "int8", "bigserial", "bool");
    private static final Set<String> FRACTIONS = Set.of("real", "float8");

    @TempDir
    Path folder;

    @Test
    void sameTablesColumnsAndKeysOnEachDatabase() throws SQLException {
        Set<String> sqlite;
        Set<String> postgresql;
        try (var database = TestDatabase.sqlite(folder)) {
            sqlite = describe(database);
        }
        try (var database = TestDatabase.postgresql()) {
            postgresql = describe(database);
        }
        assertThat(sqlite).hasSizeGreaterThan(150);
        assertThat(postgresql).isEqualTo(sqlite);
    }

    @Test
    void differenceIsSeen() throws SQLException {
        try (var database = TestDatabase.sqlite(folder)) {
            var before = describe(database);
            database.execute("ALTER TABLE subaccounts_secrets ADD COLUMN note TEXT");
            assertThat(describe(database)).isNotEqualTo(before).containsAll(before);
        }
    }

    @Test
    void textsAreComparedByteForByteOnPostgresql() {
        try (var database = TestDatabase.postgresql()) {
            database.open().close();
            assertThat(database.query("""
                            SELECT table_name, column_name
                            FROM information_schema.columns
                            WHERE table_schema = current_schema() AND table_name <> 'subaccounts_schema_history'
                              AND data_type = 'text' AND collation_name IS DISTINCT FROM 'C'
                            """)).isEmpty();
        }
    }

    private static Set<String> describe(TestDatabase database) throws SQLException {
        database.open().close();
        var lines = new TreeSet<String>();
        try (var connection = database.connect()) {
            var meta = connection.getMetaData();
            String schema = connection.getSchema();
            try (var columns = meta.getColumns(null, schema, "subaccounts_%", null)) {
                while (columns.next()) {
                    add(lines, columns, column(columns));
                }
            }
            for (String table : Set.copyOf(tables(lines))) {
                keys(meta, schema, table, lines);
            }
        }
        return lines;
    }

    private static String column(ResultSet columns) throws SQLException {
        String type = columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT);
        return columns.getString("COLUMN_NAME") + " "
                + (WHOLE_NUMBERS.contains(type) ? "number" : FRACTIONS.contains(type) ? "fraction" : type)
                + (columns.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls ? " not null" : "");
    }

    private static void keys(DatabaseMetaData meta, String schema, String table, Set<String> lines)
            throws SQLException {
        try (var keys = meta.getPrimaryKeys(null, schema, table)) {
            while (keys.next()) {
                lines.add(table + ": key " + keys.getInt("KEY_SEQ") + " " + keys.getString("COLUMN_NAME"));
            }
        }
        try (var keys = meta.getImportedKeys(null, schema, table)) {
            while (keys.next()) {
                lines.add(table + ": " + keys.getString("FKCOLUMN_NAME") + " refers to "
                        + keys.getString("PKTABLE_NAME") + "." + keys.getString("PKCOLUMN_NAME"));
            }
        }
        try (var indexes = meta.getIndexInfo(null, schema, table, false, true)) {
            while (indexes.next()) {
                String name = indexes.getString("INDEX_NAME");
                if (name != null && name.contains("_by_")) {
                    lines.add(table + ": index " + name + " " + indexes.getInt("ORDINAL_POSITION") + " "
                            + indexes.getString("COLUMN_NAME"));
                }
            }
        }
    }

    private static Set<String> tables(Set<String> lines) {
        var tables = new TreeSet<String>();
        lines.forEach(line -> tables.add(line.substring(0, line.indexOf(':'))));
        return tables;
    }

    private static void add(Set<String> lines, ResultSet row, String rest) throws SQLException {
        String table = row.getString("TABLE_NAME");
        if (!table.endsWith("_schema_history")) {
            lines.add(table + ": " + rest);
        }
    }
}
