package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import io.subaccounts.spi.storage.Storage.Work;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;

/** The reading connections of a SQLite file. Each piece of work sees the snapshot that its first statement takes. */
final class SqliteReaders implements AutoCloseable {

    private final RunningWork running;
    private final HikariDataSource pool;
    private final Jdbi jdbi;
    private final Map<Connection, StatementCache> statements = new ConcurrentHashMap<>();

    SqliteReaders(SqliteConnections connections, int size, RunningWork running) {
        this.running = running;
        this.pool = pool(connections, size);
        this.jdbi = JdbiSetup.over(pool).setStatementBuilderFactory(this::statementsOf);
    }

    <T extends @Nullable Object> T read(Work<T> work) {
        Handle handle = begin();
        try {
            return running.run(work, new JdbcTransaction(handle, SqliteDialect.INSTANCE, false));
        } finally {
            end(handle);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private Handle begin() {
        Handle handle = null;
        try {
            handle = jdbi.open();
            handle.execute("BEGIN");
            return handle;
        } catch (JdbiException e) {
            if (handle != null) {
                drop(handle);
            }
            throw SqlFailure.of(e, SqliteDialect.INSTANCE).asException();
        }
    }

    private void end(Handle handle) {
        try {
            handle.execute("ROLLBACK");
        } catch (JdbiException e) { // nothing was written, but the connection is of no more use
            drop(handle);
        }
        JdbiSetup.close(handle);
    }

    private void drop(Handle handle) {
        statements.remove(physical(handle.getConnection()));
        pool.evictConnection(handle.getConnection());
        JdbiSetup.close(handle);
    }

    private StatementCache statementsOf(Connection pooled) {
        return statements.computeIfAbsent(physical(pooled), StatementCache::new);
    }

    private static Connection physical(Connection pooled) {
        try {
            return pooled.unwrap(SQLiteConnection.class);
        } catch (SQLException e) {
            throw new IllegalStateException("the pool holds other connections than those it was given", e);
        }
    }

    private static HikariDataSource pool(SqliteConnections connections, int size) {
        var config = new HikariConfig();
        config.setPoolName("subaccounts-readers");
        config.setDataSource(new SQLiteDataSource() {
            @Override
            public SQLiteConnection getConnection(String user, String password) {
                return (SQLiteConnection) connections.openReader();
            }
        });
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setIdleTimeout(0);
        config.setConnectionTimeout(connections.busyTimeout().toMillis());
        try {
            return new HikariDataSource(config);
        } catch (HikariPool.PoolInitializationException e) {
            throw SqlFailure.of(e, SqliteDialect.INSTANCE).asException();
        }
    }
}
