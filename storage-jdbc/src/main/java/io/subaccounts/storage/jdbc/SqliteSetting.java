package io.subaccounts.storage.jdbc;

import java.util.List;

/**
 * One setting of a SQLite connection.
 *
 * @param name the pragma
 * @param value what it is set to
 * @param readBack what reading it must give afterwards
 */
record SqliteSetting(String name, String value, String readBack) {

    /** What every connection needs for the promises to hold. */
    static final List<SqliteSetting> REQUIRED = List.of(
            new SqliteSetting("journal_mode", "WAL", "wal"),
            new SqliteSetting("synchronous", "FULL", "2"),
            new SqliteSetting("foreign_keys", "ON", "1"),
            new SqliteSetting("trusted_schema", "OFF", "0"),
            new SqliteSetting("cell_size_check", "ON", "1"),
            new SqliteSetting("journal_size_limit", "67108864", "67108864"));

    static final SqliteSetting READ_ONLY = new SqliteSetting("query_only", "ON", "1");

    String assignment() {
        return "PRAGMA " + name + " = " + value;
    }

    String query() {
        return "PRAGMA " + name;
    }
}
