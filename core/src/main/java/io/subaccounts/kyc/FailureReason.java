package io.subaccounts.kyc;

/** Why the subject of a check failed it. Faults of a provider's or of ours are {@link ProviderFault}s, never these. */
public enum FailureReason {
    /** The register knows no such document. */
    NOT_FOUND,
    /** The document exists but is cancelled, suspended or struck off. */
    INACTIVE,
    /** The name on the document is not the declared one. */
    NAME_MISMATCH,
    /** The date of birth, or of incorporation, is not the declared one. */
    DATE_MISMATCH,
    /**
     * The document belongs to another holder than the account's other documents: the name of its holder is not that of the
     * verified PAN's, or the PAN's not that of another verified document's.
     */
    HOLDER_MISMATCH,
    /** The holder did not consent to the check. */
    CONSENT_DENIED,
    /** A reviewer rejected the document. */
    REJECTED_BY_REVIEWER,
    /** The provider gave another reason, or none. */
    OTHER
}
