package io.subaccounts.access;

/** Why something was refused. New reasons may be added; a reason's meaning never changes. */
public enum DenialReason {
    /**
     * No such credential, or the token is wrong, malformed, too long, revoked or of a deleted account. The caller has not
     * proved anything, so it learns nothing.
     */
    INVALID_CREDENTIALS,
    /** The token is right, but the credential is not valid yet. */
    CREDENTIAL_NOT_YET_VALID,
    /** The token is right, but the credential's time is over. */
    CREDENTIAL_EXPIRED,
    /** The credential, or the secret that was presented, has been revoked or rotated out since. */
    CREDENTIAL_REVOKED,
    /** The token is right, but must not be used from this address. */
    ORIGIN_NOT_ALLOWED,
    /** No scope of the credential covers the action. */
    SCOPE_MISSING,
    /** An account is deleted. */
    ACCOUNT_DELETED,
    /** An account is suspended by the platform. */
    ACCOUNT_SUSPENDED,
    /** An account is switched off. */
    ACCOUNT_DISABLED,
    /** An account's permissions deny the action. */
    PERMISSION_DENIED,
    /** The KYC gate is blocked. */
    KYC_REQUIRED,
    /** The principal stands too low in the tree for the action. */
    STANDING_TOO_LOW,
    /** The subject or the object does not exist, or belongs to somebody outside the subtree. */
    NOT_FOUND
}
