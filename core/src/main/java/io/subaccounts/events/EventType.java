package io.subaccounts.events;

/** What can happen. New types may be added; a type's meaning never changes. */
public enum EventType {
    /** A session was created. */
    KYC_INITIATED("kyc.initiated"),
    /** A session's link was made anew, to be sent again. */
    KYC_RESENT("kyc.resent"),
    /** A session is to be reminded of. */
    KYC_REMINDER("kyc.reminder"),
    /** A customer opened a session. */
    KYC_OPENED("kyc.opened"),
    /** A customer consented. */
    KYC_CONSENTED("kyc.consented"),
    /** A customer submitted the first document of a session. */
    KYC_SUBMITTED("kyc.submitted"),
    /** A session has all that is required. */
    KYC_COMPLETED("kyc.completed"),
    /** A session failed. */
    KYC_FAILED("kyc.failed"),
    /** A session's time ran out. */
    KYC_SESSION_EXPIRED("kyc.session_expired"),
    /** A session was revoked or replaced. */
    KYC_SESSION_REVOKED("kyc.session_revoked"),
    /** A document was verified. */
    KYC_DOCUMENT_VERIFIED("kyc.document_verified"),
    /** A document failed. */
    KYC_DOCUMENT_FAILED("kyc.document_failed"),
    /** A document waits for a reviewer. */
    KYC_DOCUMENT_IN_REVIEW("kyc.document_in_review"),
    /** A document is pending with the provider. */
    KYC_DOCUMENT_PENDING("kyc.document_pending"),
    /** A check could not be carried out. */
    KYC_CHECK_ERROR("kyc.check_error"),
    /** A requirement should be renewed or fulfilled. */
    KYC_REQUIREMENT_DUE("kyc.requirement_due"),
    /** A requirement has expired and counts until its grace ends. */
    KYC_REQUIREMENT_EXPIRED("kyc.requirement_expired"),
    /** A requirement does not count any more. */
    KYC_REQUIREMENT_PAST_DUE("kyc.requirement_past_due"),
    /** An account's own gate opened. */
    KYC_GATE_OPENED("kyc.gate_opened"),
    /** An account's own gate closed. */
    KYC_GATE_CLOSED("kyc.gate_closed"),
    /** The platform overrode the policy, lifted that, approved, or took that back. */
    KYC_DECIDED("kyc.decided"),
    /** Personal data was read in clear. */
    KYC_DATA_DISCLOSED("kyc.data_disclosed"),
    /** Personal data was erased. */
    KYC_DATA_ERASED("kyc.data_erased");

    private final String text;

    EventType(String text) {
        this.text = text;
    }

    /**
     * The name that receivers see.
     *
     * @return the name, such as {@code kyc.completed}
     */
    public String text() {
        return text;
    }
}
