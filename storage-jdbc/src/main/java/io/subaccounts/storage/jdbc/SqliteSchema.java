package io.subaccounts.storage.jdbc;

import io.subaccounts.error.SchemaMismatchException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Prepares the schema of a SQLite file. The migration tool has no lock for SQLite, so all of its work runs inside one
 * immediate transaction that is held around it: of several who start at the same time one migrates and the others wait,
 * and a migration that fails leaves nothing behind.
 */
final class SqliteSchema {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Set<String> LEFT_TO_US = Set.of("setAutoCommit", "commit", "rollback", "close");

    private SqliteSchema() {}

    /** Returns a description of the database for the operator. */
    static String prepare(SqliteConnections connections, SchemaMode mode) {
        if (mode == SchemaMode.MIGRATE) {
            connections.createFile();
        } else if (!connections.fileExists()) {
            throw new SchemaMismatchException("there is no such SQLite file, and none may be created", null);
        }
        try (var connection = connections.openPatient(PATIENCE)) {
            execute(connection, mode == SchemaMode.MIGRATE ? "BEGIN IMMEDIATE" : "BEGIN");
            String version = new SchemaMigration(withinTransactionOf(connection), SqliteDialect.INSTANCE).bringTo(mode);
            execute(connection, "COMMIT");
            return connections.describe(connection) + ", schema=" + version;
        } catch (SQLException e) {
            throw SqlFailure.of(e, SqliteDialect.INSTANCE).asException();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A source of this one connection, on which beginning, ending and closing do nothing. */
    private static DataSource withinTransactionOf(Connection connection) {
        InvocationHandler calls = (self, method, arguments) -> {
            if (LEFT_TO_US.contains(method.getName())) {
                return null;
            }
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        };
        var shared = (Connection)
                Proxy.newProxyInstance(SqliteSchema.class.getClassLoader(), new Class<?>[] {Connection.class}, calls);
        return new SoleConnection(shared);
    }
}
