package io.subaccounts.accounts;

/** Whether an account's verification lets it use what needs verification. Always derived, never set. */
public enum KycGate {
    /** The account, or the account it inherits from, is verified. */
    OPEN,
    /** The account, or the account it inherits from, is not verified. */
    BLOCKED
}
