package io.subaccounts.internal.credentials;

import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.internal.decision.CredentialRules;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a credential's secrets come and go. A credential that is not revoked has one current secret, and beside it at most
 * one that retires. Pure.
 */
final class RotationRules {

    private RotationRules() {}

    /** Makes the row of a new secret, given its number. */
    @FunctionalInterface
    interface NewSecret {
        SecretRow row(int number, Instant at);
    }

    /** Until when an old secret works beside the current one; null if none does. */
    static @Nullable Instant retiringUntil(CredentialRow row, Instant now) {
        return retiring(row, now).map(SecretRow::retiresAt).orElse(null);
    }

    static CredentialRow rotated(CredentialRow row, NewSecret fresh, Duration grace, Instant now) {
        SecretRow current = current(row);
        var secrets = new ArrayList<SecretRow>();
        secrets.add(fresh.row(Math.toIntExact(row.version() + 1), now)); // versions only grow: no number comes twice
        Instant end = earlier(now.plus(grace).truncatedTo(ChronoUnit.MICROS), row.expiresAt());
        if (end.isAfter(now)) {
            secrets.add(until(current, end));
        }
        return row.next(secrets, null);
    }

    static CredentialRow finished(CredentialRow row, Instant now) {
        boolean over = row.revokedAt() != null || retiring(row, now).isEmpty();
        return over ? row : row.next(List.of(current(row)), null);
    }

    static CredentialRow rolledBack(CredentialRow row, Instant now) {
        SecretRow old = retiring(row, now)
                .orElseThrow(() -> new ConflictException(
                        ErrorCode.WRONG_STATE, "no old secret works any more; there is nothing to go back to"));
        return row.next(List.of(until(old, null)), null);
    }

    static CredentialRow revoked(CredentialRow row, Instant now) {
        if (row.id().isPrimary()) {
            throw new ConflictException(
                    ErrorCode.WRONG_STATE,
                    "a primary credential lives as long as its account; rotate it with no grace or disable the account");
        }
        return row.revokedAt() == null ? row.next(List.of(), now) : row;
    }

    private static SecretRow current(CredentialRow row) {
        return row.secrets().stream()
                .filter(secret -> secret.retiresAt() == null)
                .findFirst()
                .orElseThrow(() -> new ConflictException(ErrorCode.WRONG_STATE, "the credential is revoked"));
    }

    private static Optional<SecretRow> retiring(CredentialRow row, Instant now) {
        return row.secrets().stream()
                .filter(secret -> secret.retiresAt() != null && CredentialRules.isLive(secret, now))
                .findFirst();
    }

    private static SecretRow until(SecretRow secret, @Nullable Instant end) {
        return new SecretRow(
                secret.number(), secret.hash(), secret.hint(), secret.createdAt(), end, secret.lastUsedAt());
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
