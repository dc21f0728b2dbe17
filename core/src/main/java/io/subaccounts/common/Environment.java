package io.subaccounts.common;

/**
 * The two worlds of accounts. An account belongs to one from birth, together with everything above and below it, and its
 * identifier says which; nothing crosses from one to the other.
 */
public enum Environment {
    /** Real customers and real calls. */
    LIVE,
    /** For trying things out: identifiers begin with {@code MT_}, {@code ST_} and {@code CT_}, and verification is simulated. */
    TEST
}
