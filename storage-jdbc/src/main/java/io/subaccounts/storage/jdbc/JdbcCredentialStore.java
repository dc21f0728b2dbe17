package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.CredentialStore;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The tables {@code subaccounts_credentials} and {@code subaccounts_secrets}. */
final class JdbcCredentialStore implements CredentialStore {

    private static final String INSERT = """
            INSERT INTO subaccounts_credentials (
              id, account, name, scopes, not_before, expires_at, origins, version, created_at, revoked_at)
            SELECT :id, :account, :name, :scopes, :notBefore, :expiresAt, :origins, :version, :createdAt, :revokedAt
            WHERE
            """ + Confinement.of(":account") + "ON CONFLICT (id) DO NOTHING";

    private static final String COLUMNS = """
            SELECT credential.*, secret.number AS secret_number, secret.hash AS secret_hash,
              secret.hint AS secret_hint, secret.created_at AS secret_created_at,
              secret.retires_at AS secret_retires_at, secret.last_used_at AS secret_last_used_at
            FROM subaccounts_credentials credential
            LEFT JOIN subaccounts_secrets secret ON secret.credential = credential.id
            """;

    static final String FIND = COLUMNS + "WHERE credential.id = :id AND " + Confinement.of("credential.account")
            + "ORDER BY secret.number DESC";

    static final String LIST = COLUMNS + "WHERE credential.account = :account AND " + Confinement.of(":account")
            + "ORDER BY credential.created_at, credential.id, secret.number DESC";

    private static final String UPDATE = """
            UPDATE subaccounts_credentials
            SET name = :name, scopes = :scopes, not_before = :notBefore, expires_at = :expiresAt, origins = :origins,
              version = :version, revoked_at = :revokedAt
            WHERE id = :id AND version = :expectedVersion AND
            """ + Confinement.of("subaccounts_credentials.account");

    private static final String SECRET_NUMBERS = "SELECT number FROM subaccounts_secrets WHERE credential = :id";

    private static final String DELETE_SECRET =
            "DELETE FROM subaccounts_secrets WHERE credential = :id AND number = :number";

    private static final String INSERT_SECRET = """
            INSERT INTO subaccounts_secrets (credential, number, hash, hint, created_at, retires_at, last_used_at)
            VALUES (:id, :number, :hash, :hint, :createdAt, :retiresAt, :lastUsedAt)
            """;

    private static final String RETIRE_SECRET =
            "UPDATE subaccounts_secrets SET retires_at = :retiresAt WHERE credential = :id AND number = :number";

    private static final String REHASH = """
            UPDATE subaccounts_secrets
            SET hash = :hash, hint = :hint
            WHERE credential = :id AND number = :number AND hash = :checkedHash AND EXISTS (
              SELECT 1 FROM subaccounts_credentials credential
              WHERE credential.id = :id AND
            """ + Confinement.of("credential.account") + ")";

    private static final String REVOKE_ALL = """
            UPDATE subaccounts_credentials
            SET revoked_at = :at, version = version + 1
            WHERE account = :account AND revoked_at IS NULL AND
            """ + Confinement.of(":account");

    private static final String DELETE_ALL_SECRETS = """
            DELETE FROM subaccounts_secrets
            WHERE credential IN (SELECT credential.id FROM subaccounts_credentials credential
              WHERE credential.account = :account) AND
            """ + Confinement.of(":account");

    private final JdbcTransaction transaction;

    JdbcCredentialStore(JdbcTransaction transaction) {
        this.transaction = transaction;
    }

    @Override
    public boolean insert(Subtree within, CredentialRow row) {
        return transaction.change(handle -> {
            if (row.id().environment() != row.account().environment()) {
                return false;
            }
            int inserted = CredentialMapping.bindChangeable(Confinement.bind(handle.createUpdate(INSERT), within), row)
                    .bind("account", row.account().value())
                    .bind("createdAt", Micros.of(row.createdAt()))
                    .execute();
            if (inserted == 0) {
                return false;
            }
            row.secrets().forEach(secret -> insertSecret(handle, row.id(), secret));
            return true;
        });
    }

    @Override
    public Optional<CredentialRow> find(Subtree within, CredentialId id) {
        return transaction
                .query(handle -> CredentialMapping.collect(
                        Confinement.bind(handle.createQuery(FIND), within).bind("id", id.value())))
                .stream()
                .findFirst();
    }

    @Override
    public List<CredentialRow> list(Subtree within, AccountId account) {
        return transaction.query(handle -> CredentialMapping.collect(
                Confinement.bind(handle.createQuery(LIST), within).bind("account", account.value())));
    }

    @Override
    public boolean update(Subtree within, CredentialRow row, long expectedVersion) {
        return transaction.change(handle -> {
            int updated = CredentialMapping.bindChangeable(Confinement.bind(handle.createUpdate(UPDATE), within), row)
                    .bind("expectedVersion", expectedVersion)
                    .execute();
            if (updated == 0) {
                return false;
            }
            replaceSecrets(handle, row);
            return true;
        });
    }

    @Override
    public boolean rehash(Subtree within, CredentialId id, String checkedHash, SecretRow rehashed) {
        return transaction.change(handle -> Confinement.bind(handle.createUpdate(REHASH), within)
                        .bind("id", id.value())
                        .bind("number", rehashed.number())
                        .bind("checkedHash", checkedHash)
                        .bind("hash", rehashed.hash())
                        .bind("hint", rehashed.hint())
                        .execute()
                > 0);
    }

    @Override
    public int revokeAll(Subtree within, AccountId account, Instant at) {
        return transaction.change(handle -> {
            Confinement.bind(handle.createUpdate(DELETE_ALL_SECRETS), within)
                    .bind("account", account.value())
                    .execute();
            return Confinement.bind(handle.createUpdate(REVOKE_ALL), within)
                    .bind("account", account.value())
                    .bind("at", Micros.of(at))
                    .execute();
        });
    }

    @Override
    public void markUsed(Subtree within, Collection<SecretUse> uses) {
        transaction.<@Nullable Void>change(handle -> {
            SecretUses.mark(handle, within, uses);
            return null;
        });
    }

    private static void replaceSecrets(Handle handle, CredentialRow row) {
        var stored = new HashSet<>(handle.createQuery(SECRET_NUMBERS)
                .bind("id", row.id().value())
                .mapTo(int.class)
                .list());
        for (SecretRow secret : row.secrets()) {
            if (stored.remove(secret.number())) {
                handle.createUpdate(RETIRE_SECRET)
                        .bind("id", row.id().value())
                        .bind("number", secret.number())
                        .bind("retiresAt", Micros.ofNullable(secret.retiresAt()))
                        .execute();
            } else {
                insertSecret(handle, row.id(), secret);
            }
        }
        for (int number : stored) {
            handle.createUpdate(DELETE_SECRET)
                    .bind("id", row.id().value())
                    .bind("number", number)
                    .execute();
        }
    }

    private static void insertSecret(Handle handle, CredentialId id, SecretRow secret) {
        handle.createUpdate(INSERT_SECRET)
                .bind("id", id.value())
                .bind("number", secret.number())
                .bind("hash", secret.hash())
                .bind("hint", secret.hint())
                .bind("createdAt", Micros.of(secret.createdAt()))
                .bind("retiresAt", Micros.ofNullable(secret.retiresAt()))
                .bind("lastUsedAt", Micros.ofNullable(secret.lastUsedAt()))
                .execute();
    }
}
