package io.subaccounts.kyc.policy;

/** Whether passed checks are enough. */
public enum ApprovalRule {
    /** Passed checks open the gate. */
    NOT_NEEDED,
    /** The platform has to approve the account as well. */
    NEEDED
}
