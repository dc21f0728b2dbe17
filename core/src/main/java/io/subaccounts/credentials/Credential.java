package io.subaccounts.credentials;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential as it was at one moment. Holds no secret and no hash.
 *
 * @param id what callers send as {@code auth_id}
 * @param account whose it is
 * @param name the label
 * @param scopes what it may be used for
 * @param notBefore from when it works, null for at once
 * @param expiresAt until when it works, null for without end
 * @param origins the addresses it may be used from, none for any
 * @param secrets its live secrets, the current one first; two during a rotation, none once revoked
 * @param version the number of the record's state
 * @param createdAt when it was issued
 * @param revokedAt when it was revoked, null if it was not
 */
public record Credential(
        CredentialId id,
        AccountId account,
        String name,
        List<Scope> scopes,
        @Nullable Instant notBefore,
        @Nullable Instant expiresAt,
        List<Cidr> origins,
        List<SecretInfo> secrets,
        long version,
        Instant createdAt,
        @Nullable Instant revokedAt) {

    /** Takes copies. */
    public Credential {
        scopes = List.copyOf(scopes);
        origins = List.copyOf(origins);
        secrets = List.copyOf(secrets);
    }

    /**
     * One live secret of a credential, without the secret.
     *
     * @param number its number, counting up with each rotation
     * @param createdAt when it was made
     * @param retiresAt when it stops working because a newer one has taken its place, null for the current one
     * @param lastUsedAt about when it was last accepted, to the minute; null if never. Shows whether a retiring secret is
     *     still in use
     */
    public record SecretInfo(
            int number,
            Instant createdAt,
            @Nullable Instant retiresAt,
            @Nullable Instant lastUsedAt) {}
}
