package io.subaccounts.tck.chaos;

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
            case PASSED, CLOSE, DIFFERENT -> new ProviderAnswer.Passed<>(findings(declared));
            case FAILED -> new ProviderAnswer.Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE);
            case FAILED_FOR_GOOD -> new ProviderAnswer.Failed<>(FailureReason.INACTIVE, Finality.FINAL);
            case PENDING -> new ProviderAnswer.Pending<>(reference);
            case FAULT -> new ProviderAnswer.Fault<>(ProviderFault.UPSTREAM_ERROR);
        };
    }

    /** Whom the register names as the holder of a good document; nobody if it knows only what it was asked about. */
    @Nullable
    String registered(@Nullable String declared) {
        return switch (this) {
            case CLOSE -> Likeness.closeTo(declared == null ? Papers.HOLDER : declared);
            case DIFFERENT -> Papers.STRANGER;
            default -> declared;
        };
    }

    private Findings findings(@Nullable String declared) {
        String registered = registered(declared);
        return registered == null ? Findings.NONE : Findings.named(registered);
    }
}
