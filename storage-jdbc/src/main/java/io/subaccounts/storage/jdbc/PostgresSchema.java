package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Prepares the schema in a PostgreSQL database. The migration tool looks at the database before it takes its own lock, so
 * one of ours is held around all of its work: of several who start at the same time one migrates. Those who wait keep no
 * connection meanwhile, because the one who works may need it.
 */
final class PostgresSchema {

    private static final String TRY_LOCK = "SELECT pg_try_advisory_xact_lock(?, ?)";
    private static final int OURS = "subaccounts".hashCode();
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private PostgresSchema() {}

    /** Returns the version that the schema is at afterwards. */
    static String prepare(DataSource source, SchemaMode mode) {
        for (long left = PATIENCE.dividedBy(PAUSE); left > 0; left--) {
            Optional<String> version = prepareAlone(source, mode);
            if (version.isPresent()) {
                return version.get();
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        throw new StorageUnavailableException("others have been preparing the schema for a minute", null);
    }

    /** Empty if somebody else is at it. */
    private static Optional<String> prepareAlone(DataSource source, SchemaMode mode) {
        try (var connection = source.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                return isLocked(connection)
                        ? Optional.of(new SchemaMigration(source, PostgresDialect.INSTANCE).bringTo(mode))
                        : Optional.empty();
            } finally {
                connection.rollback();
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException e) {
            throw SqlFailure.of(e, PostgresDialect.INSTANCE).asException();
        }
    }

    private static boolean isLocked(Connection connection) throws SQLException {
        try (var query = connection.prepareStatement(TRY_LOCK)) {
            query.setInt(1, OURS);
            query.setInt(2, String.valueOf(connection.getSchema()).hashCode());
            try (var row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
