package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it is stored, with its live secrets. Instants are whole microseconds.
 *
 * @param id what callers send as {@code auth_id}, unique for ever
 * @param account whose it is
 * @param name the label
 * @param scopes what it may be used for
 * @param notBefore from when it works, null for at once
 * @param expiresAt until when it works, null for without end
 * @param origins the addresses it may be used from, none for any
 * @param secrets its live secrets, by falling number
 * @param version the number of the record's state
 * @param createdAt when it was issued
 * @param revokedAt when it was revoked, null if it was not
 */
public record CredentialRow(
        CredentialId id,
        AccountId account,
        String name,
        List<Scope> scopes,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        List<Cidr> origins,
        List<SecretRow> secrets,
        long version,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Takes copies. */
    public CredentialRow {
        scopes = List.copyOf(scopes);
        origins = List.copyOf(origins);
        secrets = List.copyOf(secrets);
    }

    /**
     * The row as a new state: one version on.
     *
     * @param newSecrets its live secrets from now on
     * @param newRevokedAt when it was revoked, null if it was not
     * @return the row, at the next version
     */
    public CredentialRow next(List<SecretRow> newSecrets, @Nullable Instant newRevokedAt) {
        return new CredentialRow(
                id,
                account,
                name,
                scopes,
                notBefore,
                expiresAt,
                origins,
                newSecrets,
                version + 1,
                createdAt,
                newRevokedAt);
    }
}
