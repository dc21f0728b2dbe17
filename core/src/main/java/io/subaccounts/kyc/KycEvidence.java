package io.subaccounts.kyc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a verification that was carried out elsewhere. It must not hold document numbers.
 *
 * @param outcome {@link VerificationState#PENDING}, {@link VerificationState#VERIFIED} or
 *     {@link VerificationState#FAILED}
 * @param reference where the evidence is kept, 1 to 100 visible ASCII characters
 * @param reason why the outcome is what it is, 1 to 500 characters
 * @param validUntil when it stops being valid, null for without end
 */
public record KycEvidence(
        VerificationState outcome,
        String reference,
        String reason,
        @Nullable Instant validUntil) {

    /**
     * Evidence that the customer is verified.
     *
     * @param reference where the evidence is kept
     * @param reason why
     * @return the evidence, valid without end
     */
    public static KycEvidence verified(String reference, String reason) {
        return new KycEvidence(VerificationState.VERIFIED, reference, reason, null);
    }

    /**
     * Evidence that the customer failed verification.
     *
     * @param reference where the evidence is kept
     * @param reason why
     * @return the evidence
     */
    public static KycEvidence failed(String reference, String reason) {
        return new KycEvidence(VerificationState.FAILED, reference, reason, null);
    }

    /**
     * The same evidence with an end.
     *
     * @param value when it stops being valid
     * @return the evidence
     */
    public KycEvidence validUntil(Instant value) {
        return new KycEvidence(outcome, reference, reason, value);
    }
}
