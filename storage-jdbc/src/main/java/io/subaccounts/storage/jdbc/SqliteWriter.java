package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage.Work;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The one writing connection of a SQLite file. Work of callers who come at the same time shares a transaction, each
 * behind a savepoint of its own, and one commit.
 */
final class SqliteWriter implements AutoCloseable {

    private final SqliteConnections connections;
    private final RunningWork running;
    private final WriteQueue queue;
    private @Nullable Handle handle;

    SqliteWriter(SqliteConnections connections, RunningWork running) {
        this.connections = connections;
        this.running = running;
        this.queue = new WriteQueue(this::run, connections.busyTimeout());
    }

    <T extends @Nullable Object> T write(Work<T> work) {
        return queue.submit(new PendingWrite<>(work));
    }

    @Override
    public void close() {
        queue.close(this::discard);
    }

    private void run(List<PendingWrite<?>> group) {
        boolean done = false;
        try {
            if (group.size() == 1 || !runTogether(group)) {
                group.forEach(this::runAlone);
            }
            done = true;
        } finally {
            if (!done) {
                discard();
            }
        }
    }

    private void runAlone(PendingWrite<?> write) {
        Handle begun = begin(List.of(write));
        if (begun == null) {
            return;
        }
        write.attempt(running, new JdbcTransaction(begun, SqliteDialect.INSTANCE, true));
        if (write.hasFailed()) {
            rollback(begun);
        } else {
            commit(begun, List.of(write));
        }
    }

    /** Returns false, with nothing changed, if the transaction was lost before its commit, to the harm of all in it. */
    private boolean runTogether(List<PendingWrite<?>> group) {
        Handle begun = begin(group);
        if (begun == null) {
            return true;
        }
        try {
            for (PendingWrite<?> write : group) {
                begun.execute("SAVEPOINT work");
                write.attempt(running, new JdbcTransaction(begun, SqliteDialect.INSTANCE, true));
                if (write.hasFailed()) {
                    begun.execute("ROLLBACK TO work");
                }
                begun.execute("RELEASE work");
            }
        } catch (JdbiException e) {
            rollback(begun);
            return false;
        }
        commit(begun, group);
        return true;
    }

    private @Nullable Handle begin(List<PendingWrite<?>> group) {
        try {
            if (handle == null) {
                handle = JdbiSetup.handleOn(connections.openWriter());
            }
            handle.execute("BEGIN IMMEDIATE");
            return handle;
        } catch (StorageUnavailableException e) {
            group.forEach(write -> write.fail(e));
        } catch (JdbiException e) {
            var failure = SqlFailure.of(e, SqliteDialect.INSTANCE);
            group.forEach(write -> write.fail(failure.asException()));
        }
        return null;
    }

    private void commit(Handle begun, List<PendingWrite<?>> group) {
        try {
            begun.execute("COMMIT");
            group.forEach(PendingWrite::settle);
        } catch (JdbiException e) {
            var failure = SqlFailure.of(e, SqliteDialect.INSTANCE);
            for (PendingWrite<?> write : group) {
                if (!write.hasFailed()) {
                    write.fail(failure.atCommit());
                }
            }
            discard();
        }
    }

    private void rollback(Handle begun) {
        try {
            begun.execute("ROLLBACK");
        } catch (JdbiException e) { // some errors have rolled back by themselves
            discard();
        }
    }

    /** Closes the connection, which rolls back what is open; the next group opens another. */
    private void discard() {
        if (handle != null) {
            JdbiSetup.close(handle);
            handle = null;
        }
    }
}
