package io.subaccounts.resources;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The registry of who owns which resource. A resource has at most one owner at any moment, whoever races for it, in live
 * and test mode together.
 *
 * <p>The actor is the account concerned, an account above it, or the platform. A resource that belongs to an account
 * outside the actor's subtree looks exactly like one that belongs to nobody. Phone numbers may be given in any
 * international spelling and are answered in E.164 form. Each call is one transaction and changes everything or nothing.
 * All methods are safe for use by several threads.
 *
 * <p>Every method throws {@link io.subaccounts.error.ValidationException} for arguments that break a documented rule,
 * {@link io.subaccounts.error.NotFoundException} for an account outside the actor's subtree, {@code AccessDeniedException}
 * if the actor may not do this, {@link io.subaccounts.error.StorageUnavailableException} if the storage is away, and, for
 * changes, {@link io.subaccounts.error.OutcomeUnknownException} if it failed at commit.
 */
public interface Resources {

    /** How many resources a call takes at most. */
    int MAX_BATCH = 1000;

    /**
     * Makes an account the owner of a resource that nobody owns.
     *
     * @param actor who asks
     * @param owner who is to own it
     * @param resource the resource
     * @return that the account owns it, or that it has another owner
     */
    ClaimResult claim(Actor actor, AccountId owner, ResourceRef resource);

    /**
     * Makes an account the owner of many resources, of all or of none.
     *
     * @param actor who asks
     * @param owner who is to own them
     * @param resources 1 to {@value #MAX_BATCH} resources
     * @return that the account owns them all, or which have another owner
     */
    ClaimResult claimAll(Actor actor, AccountId owner, List<ResourceRef> resources);

    /**
     * Ends the ownership of a resource; anybody may claim it afterwards.
     *
     * @param actor who asks
     * @param resource the resource
     * @return what came of it
     * @throws io.subaccounts.error.NotFoundException if nobody in the actor's subtree owns it
     * @throws io.subaccounts.error.BusyException if it changes hands faster than the host's check answers
     */
    HandoverResult release(Actor actor, ResourceRef resource);

    /**
     * Hands a resource to another account. Both owners lie in the actor's subtree.
     *
     * @param actor who asks
     * @param resource the resource
     * @param receiver who is to own it
     * @return what came of it
     * @throws io.subaccounts.error.NotFoundException if nobody in the actor's subtree owns it
     * @throws io.subaccounts.error.ConflictException if the receiver is of another environment than the present owner
     * @throws io.subaccounts.error.BusyException if it changes hands faster than the host's check answers
     */
    HandoverResult transfer(Actor actor, ResourceRef resource, AccountId receiver);

    /**
     * Lists resources in the order in which their present owners got them.
     *
     * @param actor the query's subject, an account above it, or the platform
     * @param query which resources
     * @param page which part of the list
     * @return one page
     */
    Page<Ownership> list(Actor actor, ResourceQuery query, PageRequest page);

    /**
     * Finds the present owner of a resource.
     *
     * @param actor who asks
     * @param resource the resource
     * @return the ownership, empty if nobody in the actor's subtree owns the resource
     */
    Optional<Ownership> owner(Actor actor, ResourceRef resource);

    /**
     * Finds who owned a resource at a moment.
     *
     * @param actor who asks
     * @param resource the resource
     * @param at the moment
     * @return the ownership, empty if nobody in the actor's present subtree owned the resource then
     */
    Optional<Ownership> ownerAt(Actor actor, ResourceRef resource, Instant at);

    /**
     * Makes sure that a resource belongs to an account or to one of its descendants.
     *
     * @param actor who asks
     * @param subject the account
     * @param resource the resource
     * @return the ownership
     * @throws io.subaccounts.error.NotFoundException if it does not, whoever else may own it
     */
    Ownership requireOwned(Actor actor, AccountId subject, ResourceRef resource);

    /**
     * Keeps those resources that belong to an account or to one of its descendants.
     *
     * @param actor who asks
     * @param subject the account
     * @param resources at most {@value #MAX_BATCH} resources
     * @return those that do, as they were given
     */
    Set<ResourceRef> filterOwned(Actor actor, AccountId subject, Collection<ResourceRef> resources);
}
