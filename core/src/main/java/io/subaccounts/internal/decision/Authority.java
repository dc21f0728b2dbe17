package io.subaccounts.internal.decision;

import io.subaccounts.access.AccessDeniedException;
import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The gate of the management path: finds the subject within the actor's reach and puts the question to the
 * {@link AccessPolicy}, inside the caller's transaction and from its rows.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Authority {

    private final AccessPolicy policy;
    private final MicroClock clock;

    /**
     * Sets the gate up.
     *
     * @param policy who decides
     * @param clock the clock
     */
    public Authority(AccessPolicy policy, MicroClock clock) {
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * What an actor can see at all.
     *
     * @param actor who asks
     * @return its subtree, or everything for the platform
     */
    public static Subtree reach(Actor actor) {
        if (actor instanceof Actor.Platform platform) {
            TextRules.label("operator", platform.operator(), 100);
            return Subtree.all();
        }
        return Subtree.of(accountOf(actor));
    }

    /**
     * Lets an actor through to a subject, for reading.
     *
     * @param tx the transaction
     * @param actor who asks
     * @param action what is to be done
     * @param subject the account concerned
     * @return the subject and those above it
     */
    public Lineage require(Transaction tx, Actor actor, Action action, AccountId subject) {
        Lineage lineage = tx.accounts().find(reach(actor), subject).orElseThrow(() -> notFound(subject));
        check(tx, actor, action, lineage, null);
        return lineage;
    }

    /**
     * Takes hold of a subject's tree and lets an actor through to it, for writing.
     *
     * @param tx the transaction
     * @param actor who asks
     * @param action what is to be done
     * @param subject the account concerned
     * @param lock how to hold the tree
     * @return the subject and those above it, under the lock
     */
    public Lineage require(Transaction tx, Actor actor, Action action, AccountId subject, TreeLock lock) {
        Lineage lineage = seen(lock(tx, actor, Set.of(subject), lock), subject);
        check(tx, actor, action, lineage, null);
        return lineage;
    }

    /**
     * Takes hold of the trees of several accounts.
     *
     * @param tx the transaction
     * @param actor who asks
     * @param accounts the accounts
     * @param lock how to hold the trees
     * @return those that the actor sees, none of them checked yet
     */
    public Map<AccountId, Lineage> lock(Transaction tx, Actor actor, Set<AccountId> accounts, TreeLock lock) {
        return tx.accounts().lock(reach(actor), accounts, lock);
    }

    /**
     * Picks one of the accounts that were taken hold of.
     *
     * @param held those that the actor sees
     * @param account the account
     * @return the account and those above it
     * @throws NotFoundException if the actor does not see it
     */
    public static Lineage seen(Map<AccountId, Lineage> held, AccountId account) {
        Lineage lineage = held.get(account);
        if (lineage == null) {
            throw notFound(account);
        }
        return lineage;
    }

    /**
     * Keeps live and test apart in calls that two accounts take part in. Asked once the actor is known to see both.
     *
     * @param one an account
     * @param other the other one
     * @throws ConflictException if they are of different environments
     */
    public static void requireOneEnvironment(AccountId one, AccountId other) {
        if (one.environment() != other.environment()) {
            throw new ConflictException(
                    ErrorCode.ENVIRONMENT_MISMATCH,
                    "nothing crosses between live and test accounts; choose an account of the same environment");
        }
    }

    /**
     * Decides about a subject that the actor sees.
     *
     * @param tx the transaction
     * @param actor who asks
     * @param action what is to be done
     * @param subject the subject and those above it
     * @param object what it is done with and the subject owns or is to own, null if nothing
     * @throws NotFoundException if the actor turns out not to see it
     * @throws AccessDeniedException if the actor may not
     */
    public void check(Transaction tx, Actor actor, Action action, Lineage subject, @Nullable ResourceRef object) {
        AccountId id = subject.self().id();
        Lineage principal = null;
        if (!(actor instanceof Actor.Platform)) {
            principal = subject.from(accountOf(actor)).orElseThrow(() -> notFound(id));
            if (principal.self().isDeleted()) {
                throw notFound(id);
            }
        }
        CredentialRow credential = credentialOf(tx, actor).orElse(null);
        Lineage owner = object == null ? null : subject;
        List<Denial> denials = policy.decide(
                new Question(actor, principal, credential, action, id, subject, object, owner, clock.now()));
        if (!denials.isEmpty()) {
            throw new AccessDeniedException(action, denials);
        }
    }

    /**
     * Decides about a level on the way up from a subject, which may stand above the actor: then it stands too low.
     *
     * @param tx the transaction
     * @param actor who asks
     * @param action what is to be done to the level
     * @param level the level and those above it
     * @throws AccessDeniedException if the actor may not
     */
    public void checkLevel(Transaction tx, Actor actor, Action action, Lineage level) {
        if (!(actor instanceof Actor.Platform) && level.from(accountOf(actor)).isEmpty()) {
            throw tooLow(actor, action);
        }
        check(tx, actor, action, level, null);
    }

    /**
     * Lets only the platform through, where there is no subject yet.
     *
     * @param actor who asks
     * @param action what is to be done
     * @throws AccessDeniedException for anybody else
     */
    public void requirePlatform(Actor actor, Action action) {
        reach(actor);
        if (!(actor instanceof Actor.Platform)) {
            throw tooLow(actor, action);
        }
    }

    private static AccessDeniedException tooLow(Actor actor, Action action) {
        return new AccessDeniedException(
                action, List.of(new Denial(DenialReason.STANDING_TOO_LOW, accountOf(actor), Remedy.ACT_FROM_ABOVE)));
    }

    /**
     * The credential an actor acts through.
     *
     * @param tx the transaction
     * @param actor who asks
     * @return its row, empty if it acts through none or there is no such one
     */
    public Optional<CredentialRow> credentialOf(Transaction tx, Actor actor) {
        if (!(actor instanceof Actor.OfCredential through)) {
            return Optional.empty();
        }
        CredentialId id = through.credential();
        return tx.credentials().find(Subtree.of(through.account()), id);
    }

    /**
     * The exception for an account that the actor does not see.
     *
     * @param account the account, as it was named
     * @return the exception
     */
    public static NotFoundException notFound(AccountId account) {
        return new NotFoundException("account", account.value());
    }

    private static AccountId accountOf(Actor actor) {
        if (actor instanceof Actor.OfAccount of) {
            return of.account();
        }
        if (actor instanceof Actor.OfCredential of) {
            return of.account();
        }
        throw new IllegalArgumentException("the platform is no account");
    }
}
