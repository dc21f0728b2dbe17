package io.subaccounts.kyc.session;

/** How far a session has come. The moves between the states are a table, drawn in the module's {@code KYC.md}. */
public enum SessionState {
    /** The link is to be sent by e-mail, and was not used yet. */
    EMAIL_SENT,
    /** The link is to be handed over by the host, and was not used yet. */
    LINK_READY,
    /** The customer has opened the link. */
    OPENED,
    /** The customer has submitted something. */
    IN_PROGRESS,
    /** All that the policy requires is there. Final. */
    COMPLETED,
    /**
     * A document failed for good that is required, or any, where every failed document blocks
     * ({@link io.subaccounts.kyc.policy.FailedDocuments#ANY_BLOCKS}). Final.
     */
    FAILED,
    /** Its time ran out. Final. */
    EXPIRED,
    /** It was revoked, or another session took its place. Final. */
    REVOKED;

    /**
     * Says whether nothing can change the session any more.
     *
     * @return true for the last four
     */
    public boolean isFinal() {
        return compareTo(COMPLETED) >= 0;
    }
}
