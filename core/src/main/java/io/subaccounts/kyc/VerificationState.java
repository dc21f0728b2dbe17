package io.subaccounts.kyc;

/** How far the verification of one account's own customer has come. */
public enum VerificationState {
    /** No evidence is on record. */
    NOT_STARTED,
    /** The evidence is being looked at. */
    PENDING,
    /** The customer is verified. */
    VERIFIED,
    /** The customer failed verification. */
    FAILED,
    /** The customer was verified, but the evidence is no longer valid. */
    EXPIRED
}
