package io.subaccounts.accounts;

/** The legal form of the customer behind an account, which decides the documents it has to show. */
public enum BusinessType {
    /** A natural person. */
    INDIVIDUAL,
    /** A sole proprietorship. */
    PROPRIETORSHIP,
    /** A private limited company. */
    PRIVATE_LIMITED,
    /** A limited liability partnership. */
    LLP,
    /** A partnership firm. */
    PARTNERSHIP,
    /** A public limited company. */
    PUBLIC_LIMITED,
    /** A trust. */
    TRUST,
    /** A society. */
    SOCIETY,
    /** A Hindu undivided family. */
    HUF,
    /** A government body. */
    GOVERNMENT
}
