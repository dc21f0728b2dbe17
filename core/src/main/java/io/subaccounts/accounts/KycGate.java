package io.subaccounts.accounts;

/** Whether an account's verification lets it use what needs verification. Always derived, never set. */
public enum KycGate {
    /** Whoever needs verification is verified, from the account up to the main account. */
    OPEN,
    /** The account, or one above it, is not verified or is blocked by the platform. */
    BLOCKED
}
