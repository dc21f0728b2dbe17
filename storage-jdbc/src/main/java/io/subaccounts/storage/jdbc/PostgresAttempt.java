package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage.Work;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** One attempt at a piece of work, in a PostgreSQL transaction of its own. */
final class PostgresAttempt {

    /** What a transaction begins with, and whether there is something to commit at its end. */
    record Kind(String beginning, boolean writes) {}

    private static final Dialect DIALECT = PostgresDialect.INSTANCE;

    private final Jdbi jdbi;
    private final Kind kind;
    private final RunningWork running;
    private @Nullable JdbcTransaction transaction;
    private boolean autoCommit;

    PostgresAttempt(Jdbi jdbi, Kind kind, RunningWork running) {
        this.jdbi = jdbi;
        this.kind = kind;
        this.running = running;
    }

    /** Says whether the work may succeed when run again. */
    boolean lostRace() {
        var failure = transaction == null ? null : transaction.failure();
        return failure != null && failure.lostRace();
    }

    <T extends @Nullable Object> T run(Work<T> work) {
        Handle handle = begin();
        boolean ended = false;
        try {
            var current = new JdbcTransaction(handle, DIALECT, kind.writes());
            transaction = current;
            T answer = running.run(work, current);
            if (kind.writes()) {
                commit(handle);
                ended = true;
            }
            return answer;
        } finally {
            release(handle, ended || rollback(handle));
        }
    }

    private Handle begin() {
        Handle handle = null;
        try {
            handle = jdbi.open();
            var connection = handle.getConnection();
            autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            connection.rollback(); // what a pool without auto-commit may have left open
            try (var statement = connection.createStatement()) {
                statement.execute(kind.beginning());
            }
            return handle;
        } catch (JdbiException | SQLException e) {
            if (handle != null) {
                release(handle, rollback(handle));
            }
            throw SqlFailure.of(e, DIALECT).asException();
        }
    }

    private static void commit(Handle handle) {
        try {
            handle.getConnection().commit();
        } catch (SQLException e) {
            throw SqlFailure.of(e, DIALECT).atCommit();
        }
    }

    /** Returns false if the connection is of no more use. */
    private static boolean rollback(Handle handle) {
        try {
            handle.getConnection().rollback();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    /** Gives the connection back as it came, if there is no transaction on it that this could commit. */
    private void release(Handle handle, boolean ended) {
        try {
            if (ended) {
                handle.getConnection().setAutoCommit(autoCommit);
            }
        } catch (SQLException e) { // the outcome is known, and the pool finds out about the connection by itself
            return;
        } finally {
            JdbiSetup.close(handle);
        }
    }
}
