package io.subaccounts.kyc;

/** The answer to a submitted document. */
public sealed interface VerificationResult {

    /**
     * The attempt is on record; its state says how it went, so far.
     *
     * @param attempt the attempt
     * @param status where the account stands now
     */
    record Recorded(Attempt attempt, KycStatus status) implements VerificationResult {}

    /**
     * The document is of a kind that cannot be verified here. Nothing is on record, and it says nothing about the subject.
     *
     * @param document which
     * @param reason of what kind it is, never its number
     */
    record Unsupported(DocumentType document, String reason) implements VerificationResult {}

    /**
     * The document may not be tried now. Nothing is on record.
     *
     * @param refusal why, and from when it may
     */
    record NotNow(RetryRefusal refusal) implements VerificationResult {}
}
