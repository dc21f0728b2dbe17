package io.subaccounts.tck.support;

import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.session.SubmissionResult;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a submitted document, whoever submitted it.
 *
 * @param answer the answer itself
 * @param attempt the attempt, null if none is on record
 * @param status where the account stands, null for customers and if no attempt is on record
 * @param refusal why the document may not be tried now, null if it may
 */
public record SubmissionAnswer(
        Object answer,
        @Nullable Attempt attempt,
        @Nullable KycStatus status,
        @Nullable RetryRefusal refusal) {

    /**
     * The answer to an actor.
     *
     * @param result the answer
     * @return what it says
     */
    public static SubmissionAnswer of(VerificationResult result) {
        if (result instanceof VerificationResult.Recorded recorded) {
            return new SubmissionAnswer(result, recorded.attempt(), recorded.status(), null);
        }
        RetryRefusal refusal = result instanceof VerificationResult.NotNow notNow ? notNow.refusal() : null;
        return new SubmissionAnswer(result, null, null, refusal);
    }

    /**
     * The answer to a customer.
     *
     * @param result the answer
     * @return what it says
     */
    public static SubmissionAnswer of(SubmissionResult result) {
        if (result instanceof SubmissionResult.Recorded recorded) {
            return new SubmissionAnswer(result, recorded.attempt(), null, null);
        }
        RetryRefusal refusal = result instanceof SubmissionResult.NotNow notNow ? notNow.refusal() : null;
        return new SubmissionAnswer(result, null, null, refusal);
    }
}
