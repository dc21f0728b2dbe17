package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The credentials of one transaction. */
final class MemoryCredentials implements CredentialStore {

    private final MemoryTransaction tx;

    MemoryCredentials(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean insert(Subtree within, CredentialRow row) {
        var tables = tx.tables();
        boolean crossing = row.id().environment() != row.account().environment();
        if (crossing || tables.credentials.containsKey(row.id()) || !tables.accounts.contains(within, row.account())) {
            return false;
        }
        store(ChangedRows.updated(row, row));
        tx.journal().add(tables.credentialsOf.computeIfAbsent(row.account(), key -> new HashSet<>()), row.id());
        return true;
    }

    @Override
    public Optional<CredentialRow> find(Subtree within, CredentialId id) {
        return Optional.ofNullable(tx.tables().credentials.get(id))
                .filter(row -> tx.tables().accounts.contains(within, row.account()));
    }

    @Override
    public List<CredentialRow> list(Subtree within, AccountId account) {
        var tables = tx.tables();
        if (!tables.accounts.contains(within, account)) {
            return List.of();
        }
        return tables.credentialsOf.getOrDefault(account, Set.of()).stream()
                .flatMap(id -> Stream.ofNullable(tables.credentials.get(id)))
                .sorted(Comparator.comparing(CredentialRow::createdAt).thenComparing(CredentialRow::id))
                .toList();
    }

    @Override
    public boolean update(Subtree within, CredentialRow row, long expectedVersion) {
        var present = find(within, row.id()).filter(found -> found.version() == expectedVersion);
        present.ifPresent(found -> store(ChangedRows.updated(found, row)));
        return present.isPresent();
    }

    @Override
    public boolean rehash(Subtree within, CredentialId id, String checkedHash, SecretRow rehashed) {
        var present = find(within, id)
                .filter(found -> secret(found, rehashed.number())
                        .filter(secret -> secret.hash().equals(checkedHash))
                        .isPresent());
        present.ifPresent(found -> store(
                ChangedRows.withSecret(found, rehashed.number(), secret -> ChangedRows.rehashed(secret, rehashed))));
        return present.isPresent();
    }

    @Override
    public int revokeAll(Subtree within, AccountId account, Instant at) {
        var live = list(within, account).stream()
                .filter(row -> row.revokedAt() == null)
                .toList();
        live.forEach(row -> store(ChangedRows.revoked(row, at)));
        return live.size();
    }

    @Override
    public void markUsed(Subtree within, Collection<SecretUse> uses) {
        uses.forEach(use -> markUsed(within, use));
    }

    private void markUsed(Subtree within, SecretUse use) {
        var row = find(within, use.credential())
                .filter(found -> found.account().equals(use.account()))
                .filter(found -> secret(found, use.secretNumber()).isPresent());
        if (row.isEmpty()) {
            return;
        }
        store(ChangedRows.withSecret(row.get(), use.secretNumber(), secret -> ChangedRows.used(secret, use.at())));
        var tree = tx.tables().accounts;
        var account = tree.get(use.account());
        if (account != null) {
            tree.replace(tx.journal(), ChangedRows.used(account, use.at()));
        }
    }

    private void store(CredentialRow row) {
        tx.journal().put(tx.tables().credentials, row.id(), row);
    }

    private static Optional<SecretRow> secret(CredentialRow row, int number) {
        return row.secrets().stream()
                .filter(secret -> secret.number() == number)
                .findFirst();
    }
}
