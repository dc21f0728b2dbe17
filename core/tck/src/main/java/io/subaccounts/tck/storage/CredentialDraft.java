package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A credential's row on the way to becoming another one. */
final class CredentialDraft {

    private CredentialId id;
    private AccountId account;
    private String name;
    private List<Scope> scopes;
    private @Nullable Instant notBefore;
    private @Nullable Instant expiresAt;
    private List<Cidr> origins;
    private List<SecretRow> secrets;
    private long version;
    private Instant createdAt;
    private @Nullable Instant revokedAt;

    private CredentialDraft(CredentialRow row) {
        id = row.id();
        account = row.account();
        name = row.name();
        scopes = row.scopes();
        notBefore = row.notBefore();
        expiresAt = row.expiresAt();
        origins = row.origins();
        secrets = row.secrets();
        version = row.version();
        createdAt = row.createdAt();
        revokedAt = row.revokedAt();
    }

    static CredentialDraft of(CredentialRow row) {
        return new CredentialDraft(row);
    }

    CredentialRow row() {
        return new CredentialRow(
                id, account, name, scopes, notBefore, expiresAt, origins, secrets, version, createdAt, revokedAt);
    }

    CredentialDraft id(CredentialId value) {
        id = value;
        return this;
    }

    CredentialDraft account(AccountId value) {
        account = value;
        return this;
    }

    CredentialDraft name(String value) {
        name = value;
        return this;
    }

    CredentialDraft scopes(Scope... values) {
        scopes = List.of(values);
        return this;
    }

    CredentialDraft lifetime(@Nullable Instant newNotBefore, @Nullable Instant newExpiresAt) {
        notBefore = newNotBefore;
        expiresAt = newExpiresAt;
        return this;
    }

    CredentialDraft origins(Cidr... values) {
        origins = List.of(values);
        return this;
    }

    CredentialDraft secrets(SecretRow... values) {
        secrets = List.of(values);
        return this;
    }

    CredentialDraft version(long value) {
        version = value;
        return this;
    }

    CredentialDraft createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    CredentialDraft revokedAt(@Nullable Instant value) {
        revokedAt = value;
        return this;
    }
}
