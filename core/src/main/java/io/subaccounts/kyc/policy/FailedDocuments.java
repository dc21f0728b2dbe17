package io.subaccounts.kyc.policy;

/** Which failed documents block. */
public enum FailedDocuments {
    /** Any that failed, required or not, until it is run again and verified. */
    ANY_BLOCKS,
    /** Those only without which a requirement is not fulfilled. */
    REQUIRED_BLOCK
}
