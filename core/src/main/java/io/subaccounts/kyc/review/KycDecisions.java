package io.subaccounts.kyc.review;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.KycStatus;

/**
 * What the platform decides on top of the checks of an account's documents. Each decision has a reason and is on record as
 * an event. Safe for use by several threads; throws what the methods of {@link io.subaccounts.kyc.Kyc} throw.
 */
public interface KycDecisions {

    /**
     * Decides over the policy's head, for a time, in place of an earlier such decision.
     *
     * @param actor the platform
     * @param subject the account
     * @param override the decision
     * @return its status afterwards
     * @throws io.subaccounts.error.ValidationException if the override breaks a rule
     */
    KycStatus override(Actor actor, AccountId subject, KycOverride override);

    /**
     * Ends an override before its time.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     * @throws io.subaccounts.error.ConflictException if the account has no override
     */
    KycStatus liftOverride(Actor actor, AccountId subject, String reason);

    /**
     * Approves an account on top of its checks. Of a customer it opens nothing by itself: the checks must be passed as
     * well. An account that is held is not held for as long as the approval is there: until it is withdrawn, or falls away
     * because the account changes its business type, shows the PAN of another holder, or is held once more.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     */
    KycStatus approve(Actor actor, AccountId subject, String reason);

    /**
     * Takes an approval back, and with it all that rested on it.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     * @throws io.subaccounts.error.ConflictException if the account has no approval
     */
    KycStatus withdrawApproval(Actor actor, AccountId subject, String reason);
}
