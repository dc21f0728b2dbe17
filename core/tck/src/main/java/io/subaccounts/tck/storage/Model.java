package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AccountStore;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.EventStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.ResourceStore;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SessionStore;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The contract in its plainest form: lists of rows that are searched from end to end. Slow and without transactions, but
 * easy to check by reading; real storages must answer as it does.
 */
final class Model implements Transaction {

    final List<AccountRow> accounts = new ArrayList<>();
    final List<CredentialRow> credentials = new ArrayList<>();
    final List<ResourceRow> resources = new ArrayList<>();
    final List<PastOwnershipRow> past = new ArrayList<>();
    final List<AttemptRow> attempts = new ArrayList<>();
    final List<SessionRow> sessions = new ArrayList<>();
    final List<CallbackRow> callbacks = new ArrayList<>();
    final List<Event> events = new ArrayList<>();
    final List<SigningSecretRow> signingSecrets = new ArrayList<>();

    /** The same rows, from now on independent. */
    Model copy() {
        var copy = new Model();
        copy.accounts.addAll(accounts);
        copy.credentials.addAll(credentials);
        copy.resources.addAll(resources);
        copy.past.addAll(past);
        copy.attempts.addAll(attempts);
        copy.sessions.addAll(sessions);
        copy.callbacks.addAll(callbacks);
        copy.events.addAll(events);
        copy.signingSecrets.addAll(signingSecrets);
        return copy;
    }

    @Override
    public AccountStore accounts() {
        return new ModelAccounts(this);
    }

    @Override
    public CredentialStore credentials() {
        return new ModelCredentials(this);
    }

    @Override
    public ResourceStore resources() {
        return new ModelResources(this);
    }

    /** Always empty: its few values need no model. */
    @Override
    public InstallationStore installation() {
        return new InstallationStore() {
            @Override
            public Optional<String> find(String name) {
                return Optional.empty();
            }

            @Override
            public boolean insertIfAbsent(String name, String value) {
                return false;
            }
        };
    }

    @Override
    public AttemptStore attempts() {
        return new ModelAttempts(this);
    }

    @Override
    public SessionStore sessions() {
        return new ModelSessions(this);
    }

    @Override
    public CallbackStore callbacks() {
        return new ModelCallbacks(this);
    }

    @Override
    public EventStore events() {
        return new ModelEvents(this);
    }

    Optional<AccountRow> account(AccountId id) {
        return accounts.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    List<AccountRow> upwards(AccountId id) {
        List<AccountRow> upwards = new ArrayList<>();
        for (var row = account(id); row.isPresent(); row = parent(row.get())) {
            upwards.add(row.get());
        }
        return upwards;
    }

    boolean exists(Subtree within, AccountId id) {
        return within.root() == null ? account(id).isPresent() : isAtOrBelow(id, within.root());
    }

    boolean isAtOrBelow(AccountId id, AccountId top) {
        return upwards(id).stream().anyMatch(row -> row.id().equals(top));
    }

    private Optional<AccountRow> parent(AccountRow row) {
        return row.parentId() == null ? Optional.empty() : account(Objects.requireNonNull(row.parentId()));
    }
}
