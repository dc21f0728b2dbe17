package io.subaccounts.access;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;

/**
 * The questions asked on every API request and call set-up. Once a call that takes a right away has returned, no call
 * that begins afterwards gets a yes that rests on the old state. All methods are safe for use by several threads, never throw
 * for what a stranger may send, and throw {@link io.subaccounts.error.StorageUnavailableException}, which is not a yes,
 * if the storage is away.
 */
public interface Access {

    /**
     * Finds out who presents a pair of {@code auth_id} and token.
     *
     * <p>Someone without the right token cannot tell an unknown id from a known one, whatever the state of its account:
     * the answer and the work done are the same. A token that fails its checksum is refused before any storage access or
     * hashing. The first use of a token costs a hash, later ones in this process do not.
     *
     * @param authId what the caller sent as its id; any text
     * @param token what the caller sent as its token; any text
     * @param origin where the request comes from
     * @return who it is, or why not, or that too many tokens are being verified
     */
    Authentication authenticate(String authId, String token, Origin origin);

    /**
     * Decides whether a principal may do something for itself.
     *
     * @param principal who asks
     * @param action what is to be done
     * @return the decision
     */
    Decision authorize(Principal principal, Action action);

    /**
     * Decides whether a principal may do something for itself with a resource of its subtree.
     *
     * @param principal who asks
     * @param action what is to be done
     * @param object what it is done with; must belong to the principal's account or one below it
     * @return the decision
     */
    Decision authorize(Principal principal, Action action, ResourceRef object);

    /**
     * Decides whether a principal may do something for an account at or below its own.
     *
     * @param principal who asks
     * @param action what is to be done
     * @param subject for whom
     * @return the decision
     */
    Decision authorize(Principal principal, Action action, AccountId subject);

    /**
     * Decides whether a principal may do something for an account at or below its own, with a resource of that account's
     * subtree.
     *
     * @param principal who asks
     * @param action what is to be done
     * @param object what it is done with; must belong to the subject or an account below it
     * @param subject for whom
     * @return the decision
     */
    Decision authorize(Principal principal, Action action, ResourceRef object, AccountId subject);
}
