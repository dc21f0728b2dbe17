package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.Transaction;
import org.jspecify.annotations.Nullable;

/** The way from the stores of one transaction to the tables, open only on its own thread and until its end. */
final class MemoryTransaction implements Transaction {

    private final Tables tables;
    private final @Nullable Journal journal;
    private final Thread owner = Thread.currentThread();
    private boolean ended;

    private MemoryTransaction(Tables tables, @Nullable Journal journal) {
        this.tables = tables;
        this.journal = journal;
    }

    static MemoryTransaction reading(Tables tables) {
        return new MemoryTransaction(tables, null);
    }

    static MemoryTransaction writing(Tables tables, Journal journal) {
        return new MemoryTransaction(tables, journal);
    }

    void end() {
        ended = true;
    }

    Tables tables() {
        if (Thread.currentThread() != owner) {
            throw new IllegalStateException("a transaction belongs to the thread that its work runs on");
        }
        if (ended) {
            throw new IllegalStateException("the transaction has ended");
        }
        return tables;
    }

    Journal journal() {
        tables();
        if (journal == null) {
            throw new IllegalStateException("a transaction that only reads cannot write");
        }
        return journal;
    }

    @Override
    public AccountStore accounts() {
        return new MemoryAccounts(this);
    }

    @Override
    public CredentialStore credentials() {
        return new MemoryCredentials(this);
    }

    @Override
    public ResourceStore resources() {
        return new MemoryResources(this);
    }

    @Override
    public InstallationStore installation() {
        return new MemoryInstallation(this);
    }

    @Override
    public AttemptStore attempts() {
        return new MemoryAttempts(this);
    }

    @Override
    public SessionStore sessions() {
        return new MemorySessions(this);
    }

    @Override
    public CallbackStore callbacks() {
        return new MemoryCallbacks(this);
    }

    @Override
    public EventStore events() {
        return new MemoryEvents(this);
    }
}
