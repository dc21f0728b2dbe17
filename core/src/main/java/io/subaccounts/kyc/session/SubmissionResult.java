package io.subaccounts.kyc.session;

import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RetryRefusal;

/** The answer to a document that a customer submitted in its session. Says nothing about the account but that. */
public sealed interface SubmissionResult {

    /**
     * The attempt is on record; its state says how it went, so far.
     *
     * @param attempt the attempt
     * @param session where the session stands now
     */
    record Recorded(Attempt attempt, KycSession session) implements SubmissionResult {}

    /**
     * The document is of a kind that cannot be verified here. Nothing is on record, and it says nothing about the subject.
     *
     * @param document which document
     * @param reason of what kind it is, never its number
     */
    record Unsupported(DocumentType document, String reason) implements SubmissionResult {}

    /**
     * The document may not be tried now. Nothing is on record.
     *
     * @param refusal why, and from when it may
     */
    record NotNow(RetryRefusal refusal) implements SubmissionResult {}
}
