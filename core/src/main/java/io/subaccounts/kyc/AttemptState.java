package io.subaccounts.kyc;

/**
 * How far one attempt to verify a document has come. The moves between the states are a table, drawn in the module's
 * {@code KYC.md}; the last five are final.
 */
public enum AttemptState {
    /** A search or a DigiLocker request is open, nothing has been submitted: does not count as started. */
    INITIATED,
    /** Submitted; the provider has not answered yet. */
    STARTED,
    /** The provider answers later. */
    PENDING,
    /** The provider's answer needs a human decision. */
    NEEDS_REVIEW,
    /** The document is verified. */
    VERIFIED,
    /** The subject failed and may try again. */
    FAILED_RETRYABLE,
    /** The subject failed, and trying again cannot help or is not allowed any more. */
    FAILED_FINAL,
    /** We or the provider failed. Counts for nothing. */
    ERROR,
    /** A later attempt took its place. Whatever is heard of it still is recorded and changes nothing. */
    SUPERSEDED;

    /**
     * Says whether nothing can change the attempt any more.
     *
     * @return true for the last five
     */
    public boolean isFinal() {
        return compareTo(VERIFIED) >= 0;
    }
}
