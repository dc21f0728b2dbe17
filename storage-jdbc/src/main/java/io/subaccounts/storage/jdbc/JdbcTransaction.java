package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Transaction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a piece of work. Usable only by the thread that runs the work, and only until the work ends. After a
 * statement has failed nothing more is executed, and the transaction cannot be committed, whatever the work makes of
 * the exception.
 */
final class JdbcTransaction implements Transaction {

    private final Handle handle;
    private final Dialect dialect;
    private final boolean writes;
    private final Thread thread = Thread.currentThread();
    private boolean open = true;
    private boolean treesHeld;
    private @Nullable SqlFailure failure;

    JdbcTransaction(Handle handle, Dialect dialect, boolean writes) {
        this.handle = handle;
        this.dialect = dialect;
        this.writes = writes;
    }

    @Override
    public AccountStore accounts() {
        requireUsable();
        return new JdbcAccountStore(this);
    }

    @Override
    public CredentialStore credentials() {
        requireUsable();
        return new JdbcCredentialStore(this);
    }

    @Override
    public ResourceStore resources() {
        requireUsable();
        return new JdbcResourceStore(this);
    }

    @Override
    public InstallationStore installation() {
        requireUsable();
        return new JdbcInstallationStore(this);
    }

    @Override
    public AttemptStore attempts() {
        requireUsable();
        return new JdbcAttemptStore(this);
    }

    @Override
    public SessionStore sessions() {
        requireUsable();
        return new JdbcSessionStore(this);
    }

    @Override
    public CallbackStore callbacks() {
        requireUsable();
        return new JdbcCallbackStore(this);
    }

    @Override
    public EventStore events() {
        requireUsable();
        return new JdbcEventStore(this);
    }

    /** Runs statements that may write for a store. */
    <T extends @Nullable Object> T change(Function<Handle, T> statements) {
        if (!writes) {
            throw new IllegalStateException("work that was started to read cannot write");
        }
        return query(statements);
    }

    /** Runs statements for a store. */
    <T extends @Nullable Object> T query(Function<Handle, T> statements) {
        requireUsable();
        if (failure != null) {
            throw failure.asException();
        }
        try {
            return statements.apply(handle);
        } catch (JdbiException e) {
            throw failed(SqlFailure.of(e, dialect));
        }
    }

    /** Makes the work start again from its beginning, because what it rests on has changed. */
    StorageUnavailableException lostRace(String description) {
        return failed(SqlFailure.lostRace(description));
    }

    private StorageUnavailableException failed(SqlFailure reason) {
        failure = reason;
        return reason.asException();
    }

    Dialect dialect() {
        return dialect;
    }

    /** Notes that the trees that the work is about are held. */
    void holdsTrees() {
        treesHeld = true;
    }

    boolean hasHeldTrees() {
        return treesHeld;
    }

    /** What went wrong in a statement, null if nothing did. */
    @Nullable
    SqlFailure failure() {
        return failure;
    }

    void end() {
        open = false;
    }

    private void requireUsable() {
        if (Thread.currentThread() != thread) {
            throw new IllegalStateException("a transaction is used only by the thread that runs its work");
        }
        if (!open) {
            throw new IllegalStateException("the transaction has ended");
        }
    }
}
