package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.nio.file.Path;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accounts, credentials, ownership, verification and events in SQLite or PostgreSQL. Opening checks everything the promises rest on, and throws
 * {@link StorageUnavailableException} if the database or its settings cannot keep them, or
 * {@link io.subaccounts.error.SchemaMismatchException} if the schema is not the expected one.
 */
public final class JdbcStorage implements Storage {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcStorage.class);

    private final Engine engine;
    private final RunningWork running;
    private volatile boolean closed;

    private JdbcStorage(Engine engine, RunningWork running) {
        this.engine = engine;
        this.running = running;
        LOG.info("{}", engine.describe());
    }

    /**
     * Opens a SQLite file with the default options.
     *
     * @param file the file, created for its owner only if it does not exist; on a local disk, never on a network file
     *     system
     * @return the storage
     */
    public static JdbcStorage sqlite(Path file) {
        return sqlite(file, SqliteOptions.defaults());
    }

    /**
     * Opens a SQLite file. Other processes on the same machine may have it open too.
     *
     * @param file the file, created for its owner only if it does not exist and the schema may be migrated; on a local
     *     disk, never on a network file system
     * @param options what is configured
     * @return the storage
     */
    public static JdbcStorage sqlite(Path file, SqliteOptions options) {
        return sqlite(new SqliteConnections(file, options.busyTimeout()), options);
    }

    /** Opens a SQLite file through other connections. */
    static JdbcStorage sqlite(SqliteConnections connections, SqliteOptions options) {
        var running = new RunningWork();
        return new JdbcStorage(SqliteEngine.open(connections, options, running), running);
    }

    /**
     * Opens a PostgreSQL database with the default options.
     *
     * @param source the host's source of connections, a pool as a rule
     * @return the storage
     */
    public static JdbcStorage postgresql(DataSource source) {
        return postgresql(source, PostgresOptions.defaults());
    }

    /**
     * Opens a PostgreSQL database, version 14 or newer. Others may use the same database, also through storages of their
     * own. All tables begin with {@code subaccounts_} and lie in the schema that the connections name first.
     *
     * @param source the host's source of connections, a pool as a rule, of four connections or more; closing the storage
     *     does not close it
     * @param options what is configured
     * @return the storage
     */
    public static JdbcStorage postgresql(DataSource source, PostgresOptions options) {
        var running = new RunningWork();
        return new JdbcStorage(PostgresEngine.open(source, options, running), running);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        requireUsable();
        return engine.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        requireUsable();
        return engine.write(work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return engine.traits();
    }

    /** Waits for the writes that have begun and releases everything that was opened here. */
    @Override
    public void close() {
        running.requireNone();
        if (!closed) {
            closed = true;
            engine.close();
        }
    }

    private void requireUsable() {
        running.requireNone();
        if (closed) {
            throw new StorageUnavailableException("the storage is closed", null);
        }
    }
}
