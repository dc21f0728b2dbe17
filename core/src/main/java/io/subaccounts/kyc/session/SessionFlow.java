package io.subaccounts.kyc.session;

/** How the customer comes by the link. */
public enum SessionFlow {
    /** The host e-mails it, at the event that says so. */
    EMAIL,
    /** The host sends the customer there from its own pages, and has the customer sent back. */
    REDIRECT
}
