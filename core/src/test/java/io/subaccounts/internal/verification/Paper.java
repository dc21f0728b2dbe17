package io.subaccounts.internal.verification;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.support.KycRowBuilder;
import java.time.Duration;
import java.util.Optional;

/** How far a document can have come, {@link #GRACE} being that of the policy and {@link Customer#NOW} the moment. */
enum Paper {
    ABSENT(VerificationState.NOT_STARTED),
    SEARCHED(VerificationState.NOT_STARTED),
    PENDING(VerificationState.PENDING),
    IN_REVIEW(VerificationState.PENDING),
    GOOD(VerificationState.VERIFIED),
    IN_GRACE(VerificationState.EXPIRED),
    LAPSED(VerificationState.EXPIRED),
    FAILED(VerificationState.FAILED),
    FAILED_FINALLY(VerificationState.FAILED),
    TRIED_AGAIN(VerificationState.PENDING);

    static final Duration GRACE = Duration.ofDays(10);

    final VerificationState shown;

    Paper(VerificationState shown) {
        this.shown = shown;
    }

    Optional<StandingRow> standing(DocumentType document) {
        KycRowBuilder row = KycRowBuilder.kyc();
        KycRowBuilder done = switch (this) {
            case ABSENT -> row;
            case SEARCHED -> row.open(document, AttemptState.INITIATED);
            case PENDING -> row.open(document, AttemptState.STARTED);
            case IN_REVIEW -> row.open(document, AttemptState.NEEDS_REVIEW);
            case GOOD -> row.verified(document);
            case IN_GRACE -> row.verified(document, Customer.NOW);
            case LAPSED -> row.verified(document, Customer.NOW.minus(GRACE));
            case FAILED -> row.failed(document);
            case FAILED_FINALLY -> row.failedFinally(document);
            case TRIED_AGAIN -> row.failed(document).open(document, AttemptState.PENDING);
        };
        return done.build().standing(document);
    }

    boolean counts() {
        return this == GOOD || this == IN_GRACE;
    }

    boolean hasFailed() {
        return this == FAILED || this == FAILED_FINALLY;
    }

    boolean isLookedAt() {
        return this == PENDING || this == IN_REVIEW || this == TRIED_AGAIN;
    }
}
