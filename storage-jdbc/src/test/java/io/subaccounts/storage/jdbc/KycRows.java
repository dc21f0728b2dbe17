package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.SessionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Rows of verification for tests, with everything in them that can be. */
final class KycRows {

    private static final Instant LATER = Rows.START.plusSeconds(60);

    private KycRows() {}

    static AttemptRow attempt(AccountId account, int number) {
        return attempt(account, number, "reference-" + account + "-" + number);
    }

    static AttemptRow attempt(AccountId account, int number, String reference) {
        return new AttemptRow(
                new AttemptId(account, DocumentType.PAN, number),
                AttemptState.VERIFIED,
                "register",
                reference,
                sessionId(1),
                "fingerprint",
                "holder",
                'P',
                "sealed-submission",
                "sealed-findings",
                "ABXXXXXX4F",
                List.of("candidate-1", "candidate-2"),
                3,
                0.875,
                NameBand.CLOSE,
                null,
                null,
                new Attempt.Review("rita", LATER, List.of("looks fine", "a=b&c"), "rita", "same person"),
                LATER.plus(Duration.ofDays(365)),
                1,
                Rows.START,
                Rows.START.plusSeconds(30),
                LATER);
    }

    /** The same attempt at its next version, under another reference. */
    static AttemptRow renamed(AttemptRow row, String reference) {
        return new AttemptRow(
                row.id(),
                row.state(),
                row.provider(),
                reference,
                row.session(),
                row.fingerprint(),
                row.holder(),
                row.holderType(),
                row.sealedSubmission(),
                row.sealedFindings(),
                row.mask(),
                row.candidates(),
                row.fetches(),
                row.nameScore(),
                row.nameBand(),
                row.failure(),
                row.fault(),
                row.review(),
                row.validUntil(),
                row.version() + 1,
                row.createdAt(),
                row.submittedAt(),
                row.settledAt());
    }

    static SessionId sessionId(int number) {
        return new SessionId("KS_%020d".formatted(number));
    }

    static SessionRow session(int number, AccountId account) {
        return new SessionRow(
                sessionId(number),
                account,
                SessionFlow.EMAIL,
                SessionState.OPENED,
                "sealed-email",
                "o***@example.com",
                "https://example.com/done",
                "https://example.com/events",
                List.of(3, 1),
                Map.of("case", "4711"),
                new Consent("verification", "2026-01", "web", LATER),
                new SessionRow.Work(2, LATER, Map.of(DocumentType.PAN, 2)),
                "link-" + number,
                "key-" + number,
                LATER.plus(Duration.ofDays(7)),
                LATER.plus(Duration.ofDays(4)),
                Rows.START,
                LATER,
                null,
                null,
                1,
                Rows.START);
    }

    static CallbackRow callback(String deliveryId, AttemptId attempt) {
        return new CallbackRow("register", deliveryId, Callbacks.Verdict.APPLIED, attempt, 1, Rows.START, Rows.START);
    }
}
