package io.subaccounts.accounts;

/** What came of executing a plan. Whatever it is, either the whole plan was carried out or nothing was changed. */
public sealed interface DeletionResult {

    /**
     * The plan was carried out.
     *
     * @param account the account, now deleted
     * @param deletedAccounts how many accounts were deleted, the subject included
     * @param released how many resources were given up
     * @param reassociated how many resources changed hands
     */
    record Deleted(Account account, long deletedAccounts, long released, long reassociated) implements DeletionResult {}

    /**
     * Something stands in the way; nothing was changed.
     *
     * @param plan the plan as it would be now
     */
    record Blocked(DeletionPlan plan) implements DeletionResult {}

    /**
     * The world is not the one the plan was made for; nothing was changed.
     *
     * @param plan the plan as it would be now, to be looked at anew
     */
    record WorldChanged(DeletionPlan plan) implements DeletionResult {}
}
