package io.subaccounts.kyc;

/** Where one requirement stands. */
public enum RequirementState {
    /** Nothing was submitted for it. */
    NOT_STARTED,
    /** Something was submitted, or only part of what it takes is there. */
    PENDING,
    /** Fulfilled. */
    SATISFIED,
    /** What was submitted failed; it may be tried again. */
    FAILED_RETRYABLE,
    /** What was submitted failed for good. */
    FAILED_FINAL,
    /** A reviewer has to decide. */
    NEEDS_REVIEW,
    /** Was fulfilled, is no longer, and still counts until its grace ends. */
    EXPIRED,
    /** Was fulfilled, or was to be, and its grace has ended. */
    PAST_DUE
}
