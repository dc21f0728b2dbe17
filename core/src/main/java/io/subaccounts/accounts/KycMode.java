package io.subaccounts.accounts;

/** Whose verification an account's calls rest on. */
public enum KycMode {
    /**
     * The account is used by its parent's own people: it inherits the parent's gate, whatever that is. A main account in
     * this mode rests on the platform, which is open.
     */
    PERSONAL_USE,
    /**
     * The account is used by a customer, who must pass verification; calls are blocked until then, and as long as the parent
     * may not call either. Needs an email.
     */
    CUSTOMER_USE
}
