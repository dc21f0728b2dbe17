package io.subaccounts.kyc;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands with its verification. All of it is derived at the moment of asking.
 *
 * @param account the account
 * @param kycMode whose verification its calls rest on
 * @param businessType the legal form of the customer, null if not said
 * @param documents how far each of the account's own documents has come
 * @param evaluation what the policy makes of them
 * @param override what the platform decided over the policy's head, null if nothing is in force
 * @param approval the platform's approval on top of passed checks, null if none
 * @param held whether the account was let inherit its parent's gate without having earned its own, or was moved away from
 *     a gate that was not earned or that the platform blocked, and is not approved; closes the account's own gate, except
 *     while an override opens it
 * @param gate whether placing calls is open to the account: its own gate has to be open, and that of everyone above it
 * @param decidedBy the account that decides the gate. Of a blocked one, the first from the account upwards that is closed:
 *     blocked by the platform, {@link KycMode#CUSTOMER_USE} and not verified, or held. Of an open one, the first that is
 *     {@link KycMode#CUSTOMER_USE}, or else the main account, which the platform vouches for
 */
public record KycStatus(
        AccountId account,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        Map<DocumentType, VerificationState> documents,
        KycEvaluation evaluation,
        @Nullable KycOverride override,
        @Nullable KycApproval approval,
        boolean held,
        KycGate gate,
        AccountId decidedBy) {

    /** Takes a copy. */
    public KycStatus {
        documents = Map.copyOf(documents);
    }

    /**
     * The documented summary of the account's own documents.
     *
     * @return {@link KycEvaluation#overall()}
     */
    public VerificationState overallStatus() {
        return evaluation.overall();
    }

    /**
     * The documented flag.
     *
     * @return whether calls are blocked for want of verification
     */
    public boolean callsBlocked() {
        return gate == KycGate.BLOCKED;
    }

    /**
     * Says whether the account's own documents are all there, whatever the platform decided on top.
     *
     * @return true if the policy is satisfied for placing calls; always for {@link KycMode#PERSONAL_USE}, of which nothing
     *     is required
     */
    public boolean checksPassed() {
        return evaluation.allows(Capability.PLACE_CALLS);
    }
}
