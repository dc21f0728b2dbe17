package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What becomes of a stored row when something of it changes. */
final class ChangedRows {

    private ChangedRows() {}

    /** The new row, but with the parent, the creation and the last use of the present one. */
    static AccountRow updated(AccountRow present, AccountRow update) {
        return with(update, present.parentId(), present.createdAt(), present.lastUsedAt());
    }

    static AccountRow under(AccountRow present, AccountId parent) {
        return with(present, parent, present.createdAt(), present.lastUsedAt());
    }

    static AccountRow used(AccountRow present, Instant at) {
        return with(present, present.parentId(), present.createdAt(), later(present.lastUsedAt(), at));
    }

    /** The new row, but with the account and the creation of the present one, and the stored part of its secrets. */
    static CredentialRow updated(CredentialRow present, CredentialRow update) {
        var secrets = update.secrets().stream()
                .map(secret -> updated(present, secret))
                .sorted(Comparator.comparingInt(SecretRow::number).reversed())
                .toList();
        return new CredentialRow(
                present.id(),
                present.account(),
                update.name(),
                update.scopes(),
                update.notBefore(),
                update.expiresAt(),
                update.origins(),
                secrets,
                update.version(),
                present.createdAt(),
                update.revokedAt());
    }

    static CredentialRow revoked(CredentialRow present, Instant at) {
        return new CredentialRow(
                present.id(),
                present.account(),
                present.name(),
                present.scopes(),
                present.notBefore(),
                present.expiresAt(),
                present.origins(),
                List.of(),
                present.version() + 1,
                present.createdAt(),
                at);
    }

    static CredentialRow withSecret(CredentialRow present, int number, UnaryOperator<SecretRow> change) {
        var secrets = present.secrets().stream()
                .map(secret -> secret.number() == number ? change.apply(secret) : secret)
                .toList();
        return new CredentialRow(
                present.id(),
                present.account(),
                present.name(),
                present.scopes(),
                present.notBefore(),
                present.expiresAt(),
                present.origins(),
                secrets,
                present.version(),
                present.createdAt(),
                present.revokedAt());
    }

    static SecretRow rehashed(SecretRow present, SecretRow rehashed) {
        return new SecretRow(
                present.number(),
                rehashed.hash(),
                rehashed.hint(),
                present.createdAt(),
                present.retiresAt(),
                present.lastUsedAt());
    }

    static SecretRow used(SecretRow present, Instant at) {
        return new SecretRow(
                present.number(),
                present.hash(),
                present.hint(),
                present.createdAt(),
                present.retiresAt(),
                later(present.lastUsedAt(), at));
    }

    /** The new row, but with the session and the creation of the present one. */
    static AttemptRow updated(AttemptRow present, AttemptRow update) {
        return new AttemptRow(
                present.id(),
                update.state(),
                update.provider(),
                update.reference(),
                update.session(),
                update.fingerprint(),
                update.holder(),
                update.holderType(),
                update.sealedSubmission(),
                update.sealedFindings(),
                update.mask(),
                update.candidates(),
                update.fetches(),
                update.nameScore(),
                update.nameBand(),
                update.failure(),
                update.fault(),
                update.review(),
                update.validUntil(),
                update.version(),
                present.createdAt(),
                update.submittedAt(),
                update.settledAt());
    }

    /** The new row, but with the account and the creation of the present one. */
    static SessionRow updated(SessionRow present, SessionRow update) {
        return new SessionRow(
                present.id(),
                present.account(),
                update.flow(),
                update.state(),
                update.sealedEmail(),
                update.maskedEmail(),
                update.redirectUrl(),
                update.webhookUrl(),
                update.reminderDaysBefore(),
                update.metadata(),
                update.consent(),
                update.work(),
                update.linkHash(),
                update.keyHash(),
                update.expiresAt(),
                update.dueAt(),
                update.lastSentAt(),
                update.firstOpenedAt(),
                update.endedAt(),
                update.endReason(),
                update.version(),
                present.createdAt());
    }

    /** The present row, counting that it came again. */
    static CallbackRow repeated(CallbackRow present, CallbackRow again) {
        return new CallbackRow(
                present.provider(),
                present.deliveryId(),
                present.verdict(),
                present.attempt(),
                present.times() + again.times(),
                present.firstAt(),
                later(present.lastAt(), again.lastAt()));
    }

    private static SecretRow updated(CredentialRow present, SecretRow update) {
        return present.secrets().stream()
                .filter(secret -> secret.number() == update.number())
                .map(secret -> new SecretRow(
                        secret.number(),
                        secret.hash(),
                        secret.hint(),
                        secret.createdAt(),
                        update.retiresAt(),
                        secret.lastUsedAt()))
                .findFirst()
                .orElse(update);
    }

    private static Instant later(@Nullable Instant present, Instant at) {
        return present == null || present.isBefore(at) ? at : present;
    }

    private static AccountRow with(
            AccountRow row, @Nullable AccountId parent, Instant createdAt, @Nullable Instant lastUsedAt) {
        return new AccountRow(
                row.id(),
                parent,
                row.name(),
                row.email(),
                row.phone(),
                row.description(),
                row.permissions(),
                row.rateLimit(),
                row.kycMode(),
                row.businessType(),
                row.country(),
                row.externalId(),
                row.metadata(),
                row.enabled(),
                row.suspended(),
                row.kyc(),
                row.version(),
                createdAt,
                row.updatedAt(),
                lastUsedAt,
                row.deletedAt());
    }
}
