package io.subaccounts.kyc.session;

/** How the customer comes by the link. */
public enum SessionFlow {
    /**
     * The host e-mails it: the link that creating or resending answered, which is in no event and cannot be read again. A
     * reminder takes the link that the host has kept, or a new one, which ends the customer's key and consent.
     */
    EMAIL,
    /** The host sends the customer there from its own pages, and has the customer sent back. */
    REDIRECT
}
