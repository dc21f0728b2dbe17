package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.error.ValidationException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/** Opens connections to one SQLite file, each with the settings that the promises rest on, which it reads back. */
final class SqliteConnections {

    private static final String VERSION_QUERY = "SELECT sqlite_version()";
    private static final FileAttribute<?>[] NO_ATTRIBUTES = {};
    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Path file;
    private final Duration busyTimeout;
    private final List<SqliteSetting> required;
    private final String versionQuery;

    SqliteConnections(Path file, Duration busyTimeout) {
        this(file, busyTimeout, SqliteSetting.REQUIRED, VERSION_QUERY);
    }

    SqliteConnections(Path file, Duration busyTimeout, List<SqliteSetting> required, String versionQuery) {
        this.file = file.toAbsolutePath();
        this.busyTimeout = busyTimeout;
        this.required = required;
        this.versionQuery = versionQuery;
        if (this.file.toString().contains("?")) {
            throw new ValidationException("file", "must not contain a question mark");
        }
    }

    Duration busyTimeout() {
        return busyTimeout;
    }

    boolean fileExists() {
        return Files.exists(file);
    }

    /** Creates the file readable by its owner only, where the file system knows owners; SQLite's own files follow. */
    void createFile() {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createFile(file, posix ? OWNER_ONLY : NO_ATTRIBUTES);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (IOException e) {
            throw new StorageUnavailableException("the SQLite file cannot be created", e);
        }
    }

    Connection openWriter() {
        return open(busyTimeout);
    }

    Connection openReader() {
        var connection = open(busyTimeout);
        try {
            apply(connection, SqliteSetting.READ_ONLY);
            return connection;
        } catch (SQLException | RuntimeException e) {
            throw refusal(connection, e);
        }
    }

    /** Opens a connection that waits longer than usual, for what is done once. */
    Connection openPatient(Duration patience) {
        return open(patience);
    }

    /** The version and the settings in force, for the operator. */
    String describe(Connection connection) throws SQLException {
        var line = new StringBuilder("SQLite ")
                .append(version(connection))
                .append(' ')
                .append(file);
        for (SqliteSetting setting : required) {
            line.append(", ").append(setting.name()).append('=').append(text(connection, setting.query()));
        }
        return line.toString();
    }

    /** The file's path goes to logs, but no further than that: exceptions may be shown to others. */
    private Connection open(Duration patience) {
        var config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(patience.toMillis()));
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + file);
        Connection connection = null;
        try {
            connection = source.getConnection();
            requireSafeVersion(version(connection));
            for (SqliteSetting setting : required) {
                applyPatiently(connection, setting, patience);
            }
            return connection;
        } catch (SQLException | RuntimeException e) {
            throw refusal(connection, e);
        }
    }

    /** SQLite does not wait by itself while others bring a new file into its journal mode. */
    private static void applyPatiently(Connection connection, SqliteSetting setting, Duration patience)
            throws SQLException {
        for (long left = patience.dividedBy(PAUSE); ; left--) {
            try {
                apply(connection, setting);
                return;
            } catch (SQLException e) {
                if (left <= 0 || (e.getErrorCode() & 0xff) != SQLiteErrorCode.SQLITE_BUSY.code) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(PAUSE.toMillis()));
            }
        }
    }

    private static void apply(Connection connection, SqliteSetting setting) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(setting.assignment());
        }
        String readBack = text(connection, setting.query());
        if (!setting.readBack().equals(readBack)) {
            throw new StorageUnavailableException(
                    "SQLite's setting " + setting.name() + " is " + readBack + " instead of " + setting.readBack()
                            + " on this file, and nothing is stored under weaker settings",
                    null);
        }
    }

    private String version(Connection connection) throws SQLException {
        return text(connection, versionQuery);
    }

    private static void requireSafeVersion(String version) {
        if (!SqliteVersion.isSafe(version)) {
            throw new StorageUnavailableException(
                    "SQLite " + version
                            + " can damage its file; use 3.51.3 or newer, as in org.xerial:sqlite-jdbc 3.51.3.0",
                    null);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.next() ? String.valueOf(row.getString(1)) : "unknown";
        }
    }

    private static RuntimeException refusal(@Nullable Connection connection, Exception reason) {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                reason.addSuppressed(e);
            }
        }
        return reason instanceof RuntimeException e
                ? e
                : SqlFailure.of(reason, SqliteDialect.INSTANCE).asException();
    }
}
