package io.subaccounts.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;

/**
 * The verification of customers and the gate that follows from it. All methods are safe for use by several threads and
 * throw what those of {@link io.subaccounts.accounts.Accounts} throw.
 */
public interface Kyc {

    /**
     * Reads where an account stands.
     *
     * @param actor the account itself, one above it, or the platform
     * @param subject the account
     * @return its status
     */
    KycStatus status(Actor actor, AccountId subject);

    /**
     * Puts the outcome of a verification carried out elsewhere on record, in place of the one before. The gate follows
     * from it at once, for the account and for all that inherit from it.
     *
     * @param actor the platform
     * @param subject the account whose customer was looked at
     * @param evidence the outcome
     * @return its status afterwards
     */
    KycStatus record(Actor actor, AccountId subject, KycEvidence evidence);
}
