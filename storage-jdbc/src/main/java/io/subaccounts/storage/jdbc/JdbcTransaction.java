package io.subaccounts.storage.jdbc;

import io.subaccounts.error.SubaccountException;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.Transaction;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a piece of work. Usable only by the thread that runs the work, and only until the work ends. After a
 * statement has failed nothing more is executed, and the transaction cannot be committed, whatever the work makes of
 * the exception.
 */
final class JdbcTransaction implements Transaction {

    private final Handle handle;
    private final Dialect dialect;
    private final Thread thread = Thread.currentThread();
    private boolean open = true;
    private @Nullable SqlFailure failure;

    JdbcTransaction(Handle handle, Dialect dialect) {
        this.handle = handle;
        this.dialect = dialect;
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

    /** Runs statements for a store. */
    <T extends @Nullable Object> T call(Function<Handle, T> statements) {
        requireUsable();
        if (failure != null) {
            throw failure.asException();
        }
        try {
            return statements.apply(handle);
        } catch (LostRaceException e) {
            failure = SqlFailure.lostRace(e);
            throw failure.asException();
        } catch (RuntimeException e) {
            if (e instanceof SubaccountException || !SqlFailure.isFrom(e)) {
                throw e;
            }
            failure = SqlFailure.of(e, dialect);
            throw failure.asException();
        }
    }

    Dialect dialect() {
        return dialect;
    }

    /** What went wrong in a statement, null if nothing did. */
    @Nullable SqlFailure failure() {
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
