package io.subaccounts.kyc;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a requirement from being satisfied.
 *
 * @param code what
 * @param about which document, null if none in particular
 */
public record RequirementError(Code code, @Nullable DocumentType about) {

    /** What can keep a requirement from being satisfied. New codes may be added; a code's meaning never changes. */
    public enum Code {
        /** The account's business type is not said, so nobody knows what it has to show. */
        BUSINESS_TYPE_UNSET,
        /** The policy says nothing for this country and business type. */
        NOT_COVERED,
        /** The document failed its check. */
        DOCUMENT_FAILED,
        /** The holder type in the PAN does not fit the business type. */
        HOLDER_TYPE_MISMATCH,
        /** The GSTIN belongs to another PAN than the verified one. */
        HOLDER_MISMATCH,
        /** The document's validity has ended. */
        DOCUMENT_EXPIRED,
        /** The evidence comes from test mode and the account is live, or the reverse. */
        OTHER_ENVIRONMENT
    }

    /**
     * Which document it is about.
     *
     * @return the document, empty if none in particular
     */
    public Optional<DocumentType> document() {
        return Optional.ofNullable(about);
    }
}
