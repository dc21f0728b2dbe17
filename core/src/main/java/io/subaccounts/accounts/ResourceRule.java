package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;

/** What a deletion does with the resources of one type. */
public sealed interface ResourceRule {

    /**
     * Refuse the deletion while any is owned.
     *
     * @return the rule
     */
    static ResourceRule refuse() {
        return new Refuse();
    }

    /**
     * Give them up together with the account.
     *
     * @return the rule
     */
    static ResourceRule cascade() {
        return new Cascade();
    }

    /**
     * Hand them to the parent of the deleted account.
     *
     * @return the rule
     */
    static ResourceRule toParent() {
        return new ToParent();
    }

    /**
     * Hand them to a named account in the actor's subtree, outside the deleted subtree.
     *
     * @param target who receives them
     * @return the rule
     */
    static ResourceRule to(AccountId target) {
        return new ToAccount(target);
    }

    /** Refuse the deletion while any is owned. */
    record Refuse() implements ResourceRule {}

    /** Give them up together with the account. */
    record Cascade() implements ResourceRule {}

    /** Hand them to the parent of the deleted account; a main account has none, which is refused. */
    record ToParent() implements ResourceRule {}

    /**
     * Hand them to a named account.
     *
     * @param target who receives them
     */
    record ToAccount(AccountId target) implements ResourceRule {}
}
