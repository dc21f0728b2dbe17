package io.subaccounts.kyc;

/** Whether a failed check may be tried again. */
public enum Finality {
    /** The subject may try again. */
    RETRYABLE,
    /** Trying again cannot help. */
    FINAL
}
