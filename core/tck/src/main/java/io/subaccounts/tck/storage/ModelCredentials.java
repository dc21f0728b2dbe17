package io.subaccounts.tck.storage;

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
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The credentials of a {@link Model}. */
final class ModelCredentials implements CredentialStore {

    private final Model model;

    ModelCredentials(Model model) {
        this.model = model;
    }

    @Override
    public boolean insert(Subtree within, CredentialRow row) {
        return model.exists(within, row.account())
                && row.id().environment() == row.account().environment()
                && find(Subtree.all(), row.id()).isEmpty()
                && model.credentials.add(row);
    }

    @Override
    public Optional<CredentialRow> find(Subtree within, CredentialId id) {
        return model.credentials.stream()
                .filter(row -> row.id().equals(id) && model.exists(within, row.account()))
                .findFirst();
    }

    @Override
    public List<CredentialRow> list(Subtree within, AccountId account) {
        return model.credentials.stream()
                .filter(row -> row.account().equals(account) && model.exists(within, account))
                .sorted(Comparator.comparing(CredentialRow::createdAt).thenComparing(CredentialRow::id))
                .toList();
    }

    @Override
    public boolean update(Subtree within, CredentialRow row, long expectedVersion) {
        var present = find(within, row.id()).filter(found -> found.version() == expectedVersion);
        present.ifPresent(found -> replace(
                found,
                CredentialDraft.of(row)
                        .account(found.account())
                        .createdAt(found.createdAt())
                        .secrets(row.secrets().stream()
                                .map(secret -> kept(found, secret))
                                .toArray(SecretRow[]::new))
                        .row()));
        return present.isPresent();
    }

    @Override
    public boolean rehash(Subtree within, CredentialId id, String checkedHash, SecretRow rehashed) {
        var present = find(within, id)
                .filter(found -> found.secrets().stream()
                        .anyMatch(secret -> secret.number() == rehashed.number()
                                && secret.hash().equals(checkedHash)));
        present.ifPresent(found -> change(
                found,
                rehashed.number(),
                secret -> secret(secret, rehashed.hash(), rehashed.hint(), secret.retiresAt(), secret.lastUsedAt())));
        return present.isPresent();
    }

    @Override
    public int revokeAll(Subtree within, AccountId account, Instant at) {
        var live = list(within, account).stream()
                .filter(row -> row.revokedAt() == null)
                .toList();
        live.forEach(row -> replace(
                row,
                CredentialDraft.of(row)
                        .secrets()
                        .version(row.version() + 1)
                        .revokedAt(at)
                        .row()));
        return live.size();
    }

    @Override
    public void markUsed(Subtree within, Collection<SecretUse> uses) {
        for (var use : uses) {
            find(within, use.credential())
                    .filter(row -> row.account().equals(use.account()))
                    .filter(row -> row.secrets().stream().anyMatch(secret -> secret.number() == use.secretNumber()))
                    .ifPresent(row -> {
                        change(
                                row,
                                use.secretNumber(),
                                secret -> secret(
                                        secret,
                                        secret.hash(),
                                        secret.hint(),
                                        secret.retiresAt(),
                                        later(secret.lastUsedAt(), use.at())));
                        model.accounts.replaceAll(account -> account.id().equals(use.account())
                                ? AccountDraft.of(account)
                                        .lastUsedAt(later(account.lastUsedAt(), use.at()))
                                        .row()
                                : account);
                    });
        }
    }

    private void change(CredentialRow row, int number, UnaryOperator<SecretRow> change) {
        var secrets = row.secrets().stream().map(secret -> secret.number() == number ? change.apply(secret) : secret);
        replace(
                row,
                CredentialDraft.of(row)
                        .secrets(secrets.toArray(SecretRow[]::new))
                        .row());
    }

    private void replace(CredentialRow present, CredentialRow next) {
        model.credentials.set(model.credentials.indexOf(present), next);
    }

    private static SecretRow kept(CredentialRow present, SecretRow update) {
        return present.secrets().stream()
                .filter(secret -> secret.number() == update.number())
                .map(secret -> secret(secret, secret.hash(), secret.hint(), update.retiresAt(), secret.lastUsedAt()))
                .findFirst()
                .orElse(update);
    }

    private static SecretRow secret(
            SecretRow secret,
            String hash,
            @Nullable Integer hint,
            @Nullable Instant retiresAt,
            @Nullable Instant lastUsedAt) {
        return new SecretRow(secret.number(), hash, hint, secret.createdAt(), retiresAt, lastUsedAt);
    }

    private static Instant later(@Nullable Instant present, Instant at) {
        return present == null || present.isBefore(at) ? at : present;
    }
}
