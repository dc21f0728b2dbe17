package io.subaccounts.internal.access;

import io.subaccounts.access.Access;
import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Decision;
import io.subaccounts.access.Origin;
import io.subaccounts.access.Principal;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.internal.decision.AccessPolicy;
import io.subaccounts.internal.decision.Question;
import io.subaccounts.internal.input.Canonical;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The questions of the call path: collects the rows that a decision rests on, in one snapshot, and puts the question to
 * the {@link AccessPolicy}.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AccessService implements Access {

    private final Storage storage;
    private final Authenticator authenticator;
    private final AccessPolicy policy;
    private final MicroClock clock;

    /**
     * Sets the service up.
     *
     * @param storage where everything lives
     * @param authenticator who finds out who a caller is
     * @param policy who decides
     * @param clock the clock
     */
    public AccessService(Storage storage, Authenticator authenticator, AccessPolicy policy, MicroClock clock) {
        this.storage = storage;
        this.authenticator = authenticator;
        this.policy = policy;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(String authId, String token, Origin origin) {
        return authenticator.authenticate(authId, token, origin);
    }

    @Override
    public Decision authorize(Principal principal, Action action) {
        return decide(principal, action, null, principal.account());
    }

    @Override
    public Decision authorize(Principal principal, Action action, ResourceRef object) {
        return decide(principal, action, object, principal.account());
    }

    @Override
    public Decision authorize(Principal principal, Action action, AccountId subject) {
        return decide(principal, action, null, subject);
    }

    @Override
    public Decision authorize(Principal principal, Action action, ResourceRef object, AccountId subject) {
        return decide(principal, action, object, subject);
    }

    private Decision decide(Principal principal, Action action, @Nullable ResourceRef object, AccountId subject) {
        var denials = storage.read(tx -> policy.decide(question(tx, principal, action, object, subject)));
        return denials.isEmpty() ? new Decision.Allowed(principal, subject) : new Decision.Denied(denials);
    }

    private Question question(
            Transaction tx, Principal principal, Action action, @Nullable ResourceRef asked, AccountId subjectId) {
        Subtree reach = Subtree.of(principal.account());
        Lineage asking = tx.accounts().find(reach, principal.account()).orElse(null);
        boolean seesNothing = asking == null || asking.self().isDeleted();
        Lineage subject =
                seesNothing ? null : tx.accounts().find(reach, subjectId).orElse(null);
        ResourceRef object = asked == null ? null : Canonical.ifPossible(asked).orElse(asked);
        Lineage owner = object == null || subject == null
                ? null
                : owner(tx, Subtree.of(subjectId), object).orElse(null);
        return new Question(
                new Actor.OfCredential(principal.account(), principal.credential(), principal.secretNumber()),
                asking,
                tx.credentials().find(reach, principal.credential()).orElse(null),
                action,
                subjectId,
                subject,
                object,
                owner,
                clock.now());
    }

    private static Optional<Lineage> owner(Transaction tx, Subtree within, ResourceRef object) {
        ResourceRow row = tx.resources().findAll(within, Set.of(object)).get(object);
        return row == null ? Optional.empty() : tx.accounts().find(within, row.owner());
    }
}
