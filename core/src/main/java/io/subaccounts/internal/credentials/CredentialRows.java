package io.subaccounts.internal.credentials;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Credential;
import io.subaccounts.credentials.NewCredential;
import io.subaccounts.internal.decision.CredentialRules;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Instant;
import java.util.List;

/** Rows of credentials: how they begin, how they change, and what of them the host sees. */
final class CredentialRows {

    private CredentialRows() {}

    static CredentialRow further(
            CredentialId id, AccountId account, NewCredential credential, SecretRow secret, Instant now) {
        return new CredentialRow(
                id,
                account,
                credential.name(),
                credential.scopes(),
                credential.notBefore(),
                credential.expiresAt(),
                credential.origins(),
                List.of(secret),
                1,
                now,
                null);
    }

    static Credential view(CredentialRow row, Instant now) {
        return new Credential(
                row.id(),
                row.account(),
                row.name(),
                row.scopes(),
                row.notBefore(),
                row.expiresAt(),
                row.origins(),
                row.secrets().stream()
                        .filter(secret -> CredentialRules.isLive(secret, now))
                        .map(secret -> new Credential.SecretInfo(
                                secret.number(), secret.createdAt(), secret.retiresAt(), secret.lastUsedAt()))
                        .toList(),
                row.version(),
                row.createdAt(),
                row.revokedAt());
    }
}
