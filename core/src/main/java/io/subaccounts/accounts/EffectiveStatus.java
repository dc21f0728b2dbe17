package io.subaccounts.accounts;

/**
 * Whether an account works, derived from its own state and that of all its ancestors. An account works only if every
 * account from itself to the root does. Where several states apply, the earliest of this list is reported.
 */
public enum EffectiveStatus {
    /** The account is deleted. It never comes back and its id is never reused. */
    DELETED,
    /** The platform has suspended the account itself; only the platform can lift this. */
    SUSPENDED,
    /** The account itself is switched off; an account above it can switch it on. */
    DISABLED,
    /** An account above is suspended by the platform. */
    ANCESTOR_SUSPENDED,
    /** An account above is switched off. */
    ANCESTOR_DISABLED,
    /** The account and all its ancestors work. */
    ENABLED
}
