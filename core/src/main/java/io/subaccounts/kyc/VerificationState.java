package io.subaccounts.kyc;

/** How far the verification of one document, or of a customer as a whole, has come. */
public enum VerificationState {
    /** Nothing was submitted. */
    NOT_STARTED,
    /** Something was submitted and is not decided, or something required is still missing. */
    PENDING,
    /** Verified. */
    VERIFIED,
    /** Failed, until it is run again. */
    FAILED,
    /** Was verified, but that is no longer valid. */
    EXPIRED
}
