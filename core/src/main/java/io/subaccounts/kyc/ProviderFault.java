package io.subaccounts.kyc;

/** Why a check could not be carried out, through no fault of its subject. Never counts against the subject. */
public enum ProviderFault {
    /** No answer came in time. */
    TIMEOUT,
    /** The provider could not be reached. */
    UNREACHABLE,
    /** The provider, or the register behind it, answered with an error. */
    UPSTREAM_ERROR,
    /** The answer could not be understood. */
    MALFORMED_ANSWER,
    /** The quota or the prepaid balance with the provider is used up. */
    QUOTA_EXCEEDED,
    /** The provider does not accept our credentials or our address. */
    NOT_AUTHORIZED,
    /** Too many checks are under way with the provider. */
    OVERLOADED,
    /** The provider failed too often lately and is left alone for a while. */
    CIRCUIT_OPEN,
    /** No provider for this document is configured. */
    NOT_CONFIGURED,
    /**
     * Time ran out: the outcome of a check never came, or a search or a request was not put to use within a day. Also
     * answered for a request that another one replaced while the provider was asked.
     */
    LAPSED
}
