package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;

/**
 * The tree of accounts.
 *
 * <p>An actor sees and changes itself and its descendants; everything else looks like something that does not exist.
 * Each call is one transaction, decided inside it from the stored rows, and changes everything or nothing. Each answer
 * reflects the state at one moment. All methods are safe for use by several threads.
 *
 * <p>Unless said otherwise every method throws {@link io.subaccounts.error.ValidationException} for arguments that break
 * a documented rule, {@link io.subaccounts.error.NotFoundException} for a subject outside the actor's subtree,
 * {@code AccessDeniedException} if the actor may not do this,
 * {@link io.subaccounts.error.StorageUnavailableException} if the storage is away, and, for changes,
 * {@link io.subaccounts.error.OutcomeUnknownException} if it failed at commit.
 */
public interface Accounts {

    /**
     * Creates a main account with its primary credential.
     *
     * @param actor the platform
     * @param account what it starts with
     * @return the account and its token, which is shown this once
     */
    CreatedAccount createMain(Actor actor, NewAccount account);

    /**
     * Creates a subaccount with its primary credential.
     *
     * @param actor the parent, an account above it, or the platform
     * @param parent the account directly above the new one
     * @param account what it starts with
     * @return the account and its token, which is shown this once
     * @throws io.subaccounts.error.ConflictException if the tree would grow deeper than the configured ceiling
     */
    CreatedAccount create(Actor actor, AccountId parent, NewAccount account);

    /**
     * Reads an account. A deleted one stays readable to those above it.
     *
     * @param actor the account itself, one above it, or the platform
     * @param subject the account to read
     * @return the account
     */
    Account get(Actor actor, AccountId subject);

    /**
     * Changes some fields of an account.
     *
     * @param actor the account itself, one above it, or the platform; for settings not the account itself
     * @param subject the account to change
     * @param patch the fields to change
     * @param expectedVersion the version that was read
     * @return the account after the change
     * @throws io.subaccounts.error.StaleVersionException if the account has changed since it was read
     */
    Account update(Actor actor, AccountId subject, AccountPatch patch, long expectedVersion);

    /**
     * Switches an account on. It works again if every account above it works; its descendants keep their own choices.
     *
     * @param actor an account above it, or the platform
     * @param subject the account
     * @return the account, and whether anything changed
     */
    StatusChange enable(Actor actor, AccountId subject);

    /**
     * Switches an account off, and with it everything below. Once this returns, no credential of the subtree is accepted
     * by this process.
     *
     * @param actor an account above it, or the platform
     * @param subject the account
     * @return the account, and whether anything changed
     */
    StatusChange disable(Actor actor, AccountId subject);

    /**
     * Suspends an account, and with it everything below, by a block that only the platform can lift.
     *
     * @param actor the platform
     * @param subject the account
     * @return the account, and whether anything changed
     */
    StatusChange suspend(Actor actor, AccountId subject);

    /**
     * Lifts the platform's suspension. The account's own switch stays as it is.
     *
     * @param actor the platform
     * @param subject the account
     * @return the account, and whether anything changed
     */
    StatusChange resume(Actor actor, AccountId subject);

    /**
     * Lists accounts in creation order.
     *
     * @param actor the query's subject, an account above it, or the platform
     * @param query which accounts
     * @param page which part of the list
     * @return one page; with filters on derived state it may be short or empty and still have a successor
     */
    Page<Account> list(Actor actor, AccountQuery query, PageRequest page);

    /**
     * Puts a subaccount and everything below it under another parent. A move away from an account that the platform
     * suspends, or whose gate it blocks, needs the platform. One of a subaccount that does not decide for itself away from a
     * KYC gate that was not earned, be it open for a time, needs an actor above the parent of the account whose gate that
     * is. Away from a block, or from such a gate, the subaccount is held.
     *
     * @param actor an account above the subject whose subtree also holds the new parent, or the platform
     * @param subject the subaccount to move
     * @param newParent the account that is to be directly above it
     * @return the account after the move
     * @throws io.subaccounts.error.ConflictException if the subject would come to stand below itself, or too deep, or
     *     below an account of the other environment
     */
    Account move(Actor actor, AccountId subject, AccountId newParent);

    /**
     * Shows what deleting an account would do. Changes nothing.
     *
     * @param actor an account above the subject, or the platform
     * @param subject the account
     * @param policy what is to happen to what it has
     * @return the plan
     * @throws io.subaccounts.error.ConflictException if the policy hands resources to an account of the other environment
     */
    DeletionPlan planDeletion(Actor actor, AccountId subject, DeletePolicy policy);

    /**
     * Carries out a plan, wholly or not at all. Once this returns deleted, no credential of the subtree is accepted by
     * this process; the ids are never used again; the account stays readable, as deleted, to those above it. Its
     * verification ends with it: an active session is revoked, and attempts under way are superseded.
     *
     * @param actor an account above the subject, or the platform
     * @param plan the plan that was looked at
     * @return what came of it
     */
    DeletionResult delete(Actor actor, DeletionPlan plan);
}
