package io.subaccounts.kyc;

/** How near two names of a holder come to each other: declared and registered, or of one document and another. */
public enum NameBand {
    /** They name the same holder. */
    MATCH,
    /** They may name the same holder; a person should look. */
    CLOSE,
    /** They do not name the same holder. */
    DIFFERENT
}
