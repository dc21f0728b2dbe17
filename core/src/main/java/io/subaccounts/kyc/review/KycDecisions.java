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
     */
    KycStatus override(Actor actor, AccountId subject, KycOverride override);

    /**
     * Ends an override before its time.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     */
    KycStatus liftOverride(Actor actor, AccountId subject, String reason);

    /**
     * Approves an account on top of its checks, and ends its being held. Opens nothing by itself: the checks must be
     * passed as well.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     */
    KycStatus approve(Actor actor, AccountId subject, String reason);

    /**
     * Takes an approval back.
     *
     * @param actor the platform
     * @param subject the account
     * @param reason why, 1 to 500 characters
     * @return its status afterwards
     */
    KycStatus withdrawApproval(Actor actor, AccountId subject, String reason);
}
