package io.subaccounts.tck.storage;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.credentials.Scope;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Makes plain rows that differ from one another. Identifiers rise, and each row is one second younger than the one
 * before. Safe for use by several threads.
 */
final class Samples {

    static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00.000001Z");

    private final AtomicInteger serial = new AtomicInteger();

    AccountRow main() {
        return main(Environment.LIVE);
    }

    AccountRow main(Environment environment) {
        return account(null, environment);
    }

    AccountRow below(AccountRow parent) {
        return below(parent.id());
    }

    AccountRow below(AccountId parent) {
        return account(parent, parent.environment());
    }

    CredentialRow credentialOf(AccountRow account, SecretRow... secrets) {
        int number = serial.incrementAndGet();
        return new CredentialRow(
                new CredentialId(further(account.id().environment()) + body(number)),
                account.id(),
                "credential " + number,
                List.of(Scope.EVERYTHING),
                null,
                null,
                List.of(),
                List.of(secrets),
                1,
                second(number),
                null);
    }

    SecretRow secret(int number) {
        int hash = serial.incrementAndGet();
        return new SecretRow(number, "$test$" + hash, 7, second(hash), null, null);
    }

    ResourceRow ownedBy(AccountRow owner) {
        return ownedBy(owner, resource());
    }

    ResourceRow ownedBy(AccountRow owner, ResourceRef resource) {
        return new ResourceRow(resource, owner.id(), second(serial.incrementAndGet()), 1);
    }

    ResourceRef resource() {
        return ResourceRef.trunk("trunk-" + serial.incrementAndGet());
    }

    PastOwnershipRow onceOwnedBy(AccountRow owner, ResourceRef resource) {
        Instant from = second(serial.incrementAndGet());
        return new PastOwnershipRow(resource, owner.id(), from, from.plusSeconds(1));
    }

    /** The first attempt to verify an account's PAN. */
    AttemptRow attemptOf(AccountRow account) {
        return attemptOf(account, DocumentType.PAN, 1);
    }

    AttemptRow attemptOf(AccountRow account, DocumentType document, int number) {
        return new AttemptRow(
                new AttemptId(account.id(), document, number),
                AttemptState.STARTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                second(serial.incrementAndGet()),
                null,
                null);
    }

    /** A session that is not final, and due a week after it began. */
    SessionRow sessionOf(AccountRow account) {
        int number = serial.incrementAndGet();
        Instant createdAt = second(number);
        Instant expiresAt = createdAt.plus(Duration.ofDays(7));
        return new SessionRow(
                new SessionId("KS_" + body(number)),
                account.id(),
                SessionFlow.EMAIL,
                SessionState.EMAIL_SENT,
                null,
                null,
                null,
                null,
                List.of(),
                Map.of(),
                null,
                SessionRow.Work.NONE,
                null,
                null,
                expiresAt,
                expiresAt,
                createdAt,
                null,
                null,
                null,
                1,
                createdAt);
    }

    SessionRow endedSessionOf(AccountRow account) {
        return SessionDraft.of(sessionOf(account)).state(SessionState.REVOKED).row();
    }

    /** A callback that came once. */
    CallbackRow callbackOf(String provider) {
        int number = serial.incrementAndGet();
        Instant at = second(number);
        return new CallbackRow(provider, "delivery-" + number, Callbacks.Verdict.UNKNOWN, null, 1, at, at);
    }

    /** An identifier that no row of these samples has. */
    AccountId absentAccount() {
        return new AccountId(AccountId.SUB_PREFIX + body(serial.incrementAndGet()));
    }

    private AccountRow account(@Nullable AccountId parent, Environment environment) {
        int number = serial.incrementAndGet();
        Instant createdAt = second(number);
        return new AccountRow(
                new AccountId(prefix(parent == null, environment) + body(number)),
                parent,
                "account " + number,
                null,
                null,
                null,
                Permissions.INHERITED,
                RateLimit.DEFAULT,
                KycMode.PERSONAL_USE,
                null,
                null,
                null,
                Map.of(),
                true,
                false,
                KycRow.NONE,
                1,
                createdAt,
                createdAt,
                null,
                null);
    }

    private static String prefix(boolean main, Environment environment) {
        return switch (environment) {
            case LIVE -> main ? AccountId.MAIN_PREFIX : AccountId.SUB_PREFIX;
            case TEST -> main ? AccountId.TEST_MAIN_PREFIX : AccountId.TEST_SUB_PREFIX;
        };
    }

    private static String further(Environment environment) {
        return switch (environment) {
            case LIVE -> CredentialId.FURTHER_PREFIX;
            case TEST -> CredentialId.TEST_FURTHER_PREFIX;
        };
    }

    private static Instant second(int number) {
        return EPOCH.plus(Duration.ofSeconds(number));
    }

    private static String body(int number) {
        return String.format(Locale.ROOT, "%020d", number);
    }
}
