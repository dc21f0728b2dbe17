package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a PostgreSQL server must be for the promises to hold, and what it should be. */
final class PostgresServer {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private static final String PRODUCT = "PostgreSQL";
    private static final int OLDEST = 14;
    private static final List<String> DURABILITY = List.of("fsync", "full_page_writes", "synchronous_commit");

    private PostgresServer() {}

    /**
     * Asks the server about itself.
     *
     * @return a description for the operator
     * @throws StorageUnavailableException if it cannot be reached or is not suitable
     */
    static String requireSuitable(DataSource source) {
        try (var connection = source.getConnection()) {
            var server = connection.getMetaData();
            require(PRODUCT.equals(server.getDatabaseProductName()), "is not " + PRODUCT);
            require(server.getDatabaseMajorVersion() >= OLDEST, "is older than " + PRODUCT + " " + OLDEST);
            require("UTF8".equals(setting(connection, "server_encoding")), "has another encoding than UTF8");
            return PRODUCT + " " + server.getDatabaseProductVersion() + durability(connection);
        } catch (SQLException e) {
            throw SqlFailure.of(e, PostgresDialect.INSTANCE).asException();
        }
    }

    private static String durability(Connection connection) throws SQLException {
        var settings = new StringBuilder();
        for (String name : DURABILITY) {
            String value = setting(connection, name);
            settings.append(", ").append(name).append('=').append(value);
            if (value.equals("off")) {
                LOG.warn(
                        "the server runs with {}=off: writes that were acknowledged may be lost when it crashes", name);
            }
        }
        return settings.toString();
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement("SELECT current_setting(?)")) {
            query.setString(1, name);
            try (var row = query.executeQuery()) {
                return row.next() ? String.valueOf(row.getString(1)) : "unknown";
            }
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new StorageUnavailableException("the database " + otherwise, null);
        }
    }
}
