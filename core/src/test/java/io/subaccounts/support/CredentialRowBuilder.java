package io.subaccounts.support;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stored credentials for tests: one live secret and no bounds unless said otherwise. */
public final class CredentialRowBuilder {

    private final CredentialId id;
    private final AccountId account;
    private List<Scope> scopes = List.of(Scope.EVERYTHING);
    private @Nullable Instant notBefore;
    private @Nullable Instant expiresAt;
    private List<Cidr> origins = List.of();
    private List<SecretRow> secrets = List.of(secret(1, null));
    private @Nullable Instant revokedAt;

    private CredentialRowBuilder(CredentialId id, AccountId account) {
        this.id = id;
        this.account = account;
    }

    public static CredentialRowBuilder primaryOf(AccountId account) {
        return new CredentialRowBuilder(CredentialId.primaryOf(account), account);
    }

    public static CredentialRowBuilder further(CredentialId id, AccountId account) {
        return new CredentialRowBuilder(id, account);
    }

    public static SecretRow secret(int number, @Nullable Instant retiresAt) {
        return new SecretRow(number, "hash-" + number, number, ManualTime.START, retiresAt, null);
    }

    public CredentialRowBuilder scopes(String... values) {
        scopes = Stream.of(values).map(Scope::parse).toList();
        return this;
    }

    public CredentialRowBuilder validity(@Nullable Instant from, @Nullable Instant until) {
        notBefore = from;
        expiresAt = until;
        return this;
    }

    public CredentialRowBuilder origins(String... values) {
        origins = Stream.of(values).map(Cidr::parse).toList();
        return this;
    }

    public CredentialRowBuilder secrets(SecretRow... values) {
        secrets = List.of(values);
        return this;
    }

    public CredentialRowBuilder revoked(Instant at) {
        revokedAt = at;
        secrets = List.of();
        return this;
    }

    public CredentialRow build() {
        return new CredentialRow(
                id,
                account,
                "credential",
                scopes,
                notBefore,
                expiresAt,
                origins,
                secrets,
                1,
                ManualTime.START,
                revokedAt);
    }
}
