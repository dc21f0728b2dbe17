package io.subaccounts.tck.chaos;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** How a check goes. */
enum Answer {
    /** The document is good, and its holder has the declared name. */
    PASSED,
    /** The document is good, and its holder has a similar name. */
    CLOSE,
    /** The document is good, and somebody else's. */
    DIFFERENT,
    /** The subject fails. */
    FAILED,
    /** The subject fails for good. */
    FAILED_FOR_GOOD,
    /** The outcome comes later. */
    PENDING,
    /** The check cannot be carried out. */
    FAULT;

    /** Draws one; good ones come more often, so that gates open now and then. */
    static Answer any(Random random) {
        int dice = random.nextInt(100);
        if (dice < 40) {
            return PASSED;
        }
        if (dice < 65) {
            return PENDING;
        }
        return values()[1 + random.nextInt(values().length - 1)];
    }

    /** Draws one that decides. */
    static Answer anyOutcome(Random random) {
        Answer answer = any(random);
        return answer == PENDING ? PASSED : answer;
    }

    ProviderAnswer<Findings> about(@Nullable String declared, String reference) {
        return switch (this) {
            case PASSED -> new ProviderAnswer.Passed<>(named(declared, ""));
            case CLOSE -> new ProviderAnswer.Passed<>(named(declared, " Kumar"));
            case DIFFERENT -> new ProviderAnswer.Passed<>(Findings.named("Vikram Shah"));
            case FAILED -> new ProviderAnswer.Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE);
            case FAILED_FOR_GOOD -> new ProviderAnswer.Failed<>(FailureReason.INACTIVE, Finality.FINAL);
            case PENDING -> new ProviderAnswer.Pending<>(reference);
            case FAULT -> new ProviderAnswer.Fault<>(ProviderFault.UPSTREAM_ERROR);
        };
    }

    /** What an attempt comes to; only names that were declared are compared. */
    AttemptState outcome(@Nullable String declared, boolean lastTry) {
        AttemptState failed = lastTry ? AttemptState.FAILED_FINAL : AttemptState.FAILED_RETRYABLE;
        return switch (this) {
            case PASSED -> AttemptState.VERIFIED;
            case CLOSE -> declared == null ? AttemptState.VERIFIED : AttemptState.NEEDS_REVIEW;
            case DIFFERENT -> declared == null ? AttemptState.VERIFIED : failed;
            case FAILED -> failed;
            case FAILED_FOR_GOOD -> AttemptState.FAILED_FINAL;
            case PENDING -> AttemptState.PENDING;
            case FAULT -> AttemptState.ERROR;
        };
    }

    private static Findings named(@Nullable String declared, String more) {
        return declared == null ? Findings.NONE : Findings.named(declared + more);
    }
}
