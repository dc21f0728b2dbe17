package io.subaccounts.kyc;

/** What the likeness of a declared and a registered name means. */
public enum NameBand {
    /** They name the same. */
    MATCH,
    /** A person has to look. */
    CLOSE,
    /** They name different ones. */
    DIFFERENT
}
