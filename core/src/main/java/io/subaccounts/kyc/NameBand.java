package io.subaccounts.kyc;

/** How near a declared name comes to a registered one. */
public enum NameBand {
    /** They name the same holder. */
    MATCH,
    /** They may name the same holder; a person should look. */
    CLOSE,
    /** They do not name the same holder. */
    DIFFERENT
}
