package io.subaccounts.kyc.session;

/** What to do if the account has an active session already. */
public enum OnActiveSession {
    /** Revoke it and create the new one. */
    REPLACE,
    /** Leave it, and create none. */
    REJECT
}
