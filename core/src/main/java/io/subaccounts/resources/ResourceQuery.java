package io.subaccounts.resources;

import io.subaccounts.common.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Which resources to list.
 *
 * @param subject the account whose resources to list
 * @param reach whether those of its descendants are included
 * @param type keeps resources of this kind, null for any
 */
public record ResourceQuery(
        AccountId subject, Reach reach, @Nullable ResourceType type) {

    /** Whose resources are included. */
    public enum Reach {
        /** Only the subject's own. */
        OWNER,
        /** Those of the subject and of all its descendants. */
        SUBTREE
    }

    /**
     * The resources of one account.
     *
     * @param owner the account
     * @return the query
     */
    public static ResourceQuery ownedBy(AccountId owner) {
        return new ResourceQuery(owner, Reach.OWNER, null);
    }

    /**
     * The resources of an account and all its descendants.
     *
     * @param subject the account
     * @return the query
     */
    public static ResourceQuery ownedWithin(AccountId subject) {
        return new ResourceQuery(subject, Reach.SUBTREE, null);
    }

    /**
     * Only resources of one kind.
     *
     * @param value the kind
     * @return the query
     */
    public ResourceQuery type(ResourceType value) {
        return new ResourceQuery(subject, reach, value);
    }
}
