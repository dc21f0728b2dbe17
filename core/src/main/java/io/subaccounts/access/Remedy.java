package io.subaccounts.access;

/** What would lift a denial. */
public enum Remedy {
    /** Present valid credentials. */
    PRESENT_VALID_CREDENTIALS,
    /** Wait until the credential becomes valid. */
    WAIT,
    /** Use another credential, or have a new one issued. */
    USE_ANOTHER_CREDENTIAL,
    /** An account above the level, or the platform, switches it on. */
    ENABLE_LEVEL,
    /** The platform resumes the level. */
    PLATFORM_RESUMES_LEVEL,
    /** An account above the level, or the platform, changes its permissions. */
    CHANGE_PERMISSIONS_OF_LEVEL,
    /** The customer behind the level completes verification. */
    COMPLETE_KYC_OF_LEVEL,
    /** Somebody higher in the tree does it. */
    ACT_FROM_ABOVE,
    /** Name something that exists in the subtree. */
    NAME_SOMETHING_VISIBLE,
    /** Nothing lifts it. */
    NONE
}
