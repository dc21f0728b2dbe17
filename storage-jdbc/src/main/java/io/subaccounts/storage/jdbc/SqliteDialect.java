package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.sql.SQLException;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.sqlite.SQLiteErrorCode;

/** SQLite: one writer at a time, and errors that name columns and constraints but no values. */
final class SqliteDialect implements Dialect {

    static final SqliteDialect INSTANCE = new SqliteDialect();

    private SqliteDialect() {}

    @Override
    public String migrationFolder() {
        return "sqlite";
    }

    @Override
    public String textsOf(String parameter) {
        return "(SELECT value FROM json_each(:" + parameter + "))\n";
    }

    @Override
    public String pairsOf(String parameter) {
        return """
                (SELECT json_extract(value, '$[0]') AS first, json_extract(value, '$[1]') AS second
                 FROM json_each(:%s))
                """.formatted(parameter);
    }

    @Override
    public Set<AccountId> lockTrees(Handle handle, Subtree within, Set<AccountId> ids, TreeLock lock) {
        return Set.of();
    }

    @Override
    public boolean concurrentWriters() {
        return false;
    }

    @Override
    public boolean isLostRace(SQLException error) {
        return false;
    }

    @Override
    public boolean isSchemaError(SQLException error) {
        return error.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code;
    }

    @Override
    public String describe(SQLException error) {
        return String.valueOf(error.getMessage()).lines().findFirst().orElse("no message");
    }
}
