package io.subaccounts.kyc;

/** What an account can do only while its KYC gate is open, as far as the manager is configured to ask for it. */
public enum Capability {
    /** Placing calls. Always needs an open gate. */
    PLACE_CALLS,
    /** Receiving calls. */
    RECEIVE_CALLS,
    /** Buying numbers. */
    BUY_NUMBERS
}
