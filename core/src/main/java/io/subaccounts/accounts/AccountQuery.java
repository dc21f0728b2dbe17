package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts to list: the children of an account or all its descendants, narrowed by filters that must all hold.
 * Deleted accounts are left out unless asked for. The platform may also look below itself, where the main accounts are.
 *
 * @param subject the account below which to look; it is not part of the answer; null for the platform
 * @param reach how far below
 * @param own keeps accounts whose own state is this, null for any
 * @param effective keeps accounts whose derived status is this, null for any
 * @param kycMode keeps accounts with this mode, null for any
 * @param kycGate keeps accounts whose derived gate is this, null for any
 * @param namePrefix keeps accounts whose name starts with this, case-sensitive; null for any
 * @param externalId keeps accounts with exactly this host's identifier, null for any
 * @param environment keeps accounts of this environment, null for any; below an account all are of its own
 * @param deleted whether deleted accounts are part of the answer
 */
public record AccountQuery(
        @Nullable AccountId subject,
        Reach reach,
        @Nullable OwnStatus own,
        @Nullable EffectiveStatus effective,
        @Nullable KycMode kycMode,
        @Nullable KycGate kycGate,
        @Nullable String namePrefix,
        @Nullable String externalId,
        @Nullable Environment environment,
        Deleted deleted) {

    /** How far below the subject to look. */
    public enum Reach {
        /** Only accounts directly below. */
        CHILDREN,
        /** All accounts below. */
        SUBTREE
    }

    /** Whether deleted accounts are part of the answer. */
    public enum Deleted {
        /** Only live accounts. */
        EXCLUDED,
        /** Live and deleted accounts. */
        INCLUDED
    }

    /**
     * The main accounts. Only the platform sees them all.
     *
     * @return the query
     */
    public static AccountQuery mainAccounts() {
        return new AccountQuery(null, Reach.CHILDREN, null, null, null, null, null, null, null, Deleted.EXCLUDED);
    }

    /**
     * All accounts of all trees. Only the platform sees them all.
     *
     * @return the query
     */
    public static AccountQuery everyAccount() {
        return new AccountQuery(null, Reach.SUBTREE, null, null, null, null, null, null, null, Deleted.EXCLUDED);
    }

    /**
     * The accounts directly below a subject.
     *
     * @param subject the account below which to look
     * @return the query
     */
    public static AccountQuery childrenOf(AccountId subject) {
        return new AccountQuery(subject, Reach.CHILDREN, null, null, null, null, null, null, null, Deleted.EXCLUDED);
    }

    /**
     * All accounts below a subject.
     *
     * @param subject the account below which to look
     * @return the query
     */
    public static AccountQuery subtreeOf(AccountId subject) {
        return new AccountQuery(subject, Reach.SUBTREE, null, null, null, null, null, null, null, Deleted.EXCLUDED);
    }

    /**
     * Only accounts whose own state is this.
     *
     * @param value the state
     * @return the query
     */
    public AccountQuery own(OwnStatus value) {
        return new AccountQuery(
                subject, reach, value, effective, kycMode, kycGate, namePrefix, externalId, environment, deleted);
    }

    /**
     * Only accounts whose derived status is this.
     *
     * @param value the status
     * @return the query
     */
    public AccountQuery effective(EffectiveStatus value) {
        return new AccountQuery(
                subject, reach, own, value, kycMode, kycGate, namePrefix, externalId, environment, deleted);
    }

    /**
     * Only accounts with this KYC mode.
     *
     * @param value the mode
     * @return the query
     */
    public AccountQuery kycMode(KycMode value) {
        return new AccountQuery(
                subject, reach, own, effective, value, kycGate, namePrefix, externalId, environment, deleted);
    }

    /**
     * Only accounts whose derived KYC gate is this.
     *
     * @param value the gate
     * @return the query
     */
    public AccountQuery kycGate(KycGate value) {
        return new AccountQuery(
                subject, reach, own, effective, kycMode, value, namePrefix, externalId, environment, deleted);
    }

    /**
     * Only accounts whose name starts with this.
     *
     * @param value the prefix, case-sensitive, 1 to 200 characters
     * @return the query
     */
    public AccountQuery namePrefix(String value) {
        return new AccountQuery(
                subject, reach, own, effective, kycMode, kycGate, value, externalId, environment, deleted);
    }

    /**
     * Only accounts with exactly this host's identifier.
     *
     * @param value the identifier
     * @return the query
     */
    public AccountQuery externalId(String value) {
        return new AccountQuery(
                subject, reach, own, effective, kycMode, kycGate, namePrefix, value, environment, deleted);
    }

    /**
     * Only accounts of this environment.
     *
     * @param value the environment
     * @return the query
     */
    public AccountQuery environment(Environment value) {
        return new AccountQuery(
                subject, reach, own, effective, kycMode, kycGate, namePrefix, externalId, value, deleted);
    }

    /**
     * Deleted accounts too.
     *
     * @return the query
     */
    public AccountQuery includingDeleted() {
        return new AccountQuery(
                subject,
                reach,
                own,
                effective,
                kycMode,
                kycGate,
                namePrefix,
                externalId,
                environment,
                Deleted.INCLUDED);
    }
}
