package io.subaccounts.internal.accounts;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionPlan.Blocker;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.ResourceRule;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.changes.AccountEnd;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.Handovers;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.host.HandoverCheck;
import io.subaccounts.spi.host.HandoverCheck.Verdict.HeldBack;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Deletions: surveyed and shown first, then carried out in one transaction if the world is still the one that was shown.
 * The host's check is asked between the two, outside any transaction.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Deletions {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final KycRules rules;
    private final AccountEnd end;
    private final HandoverCheck check;

    /**
     * Sets the deletions up.
     *
     * @param storage where accounts live
     * @param authority who decides
     * @param clock the clock
     * @param rules how the gate is derived
     * @param end what ends with an account
     * @param check the host's say over resources that leave their owner
     */
    public Deletions(
            Storage storage,
            Authority authority,
            MicroClock clock,
            KycRules rules,
            AccountEnd end,
            HandoverCheck check) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.rules = rules;
        this.end = end;
        this.check = check;
    }

    DeletionPlan plan(Actor actor, AccountId subject, DeletePolicy policy) {
        policy.byType().keySet().forEach(ResourceType::new);
        DeletionSurvey survey = storage.read(tx -> {
            Lineage lineage = authority.require(tx, actor, Action.DELETE_ACCOUNT, subject);
            for (AccountId heir : namedHeirs(policy)) {
                requireHeir(tx, actor, lineage, heirIn(tx, actor, heir));
            }
            DeletionSurvey found = DeletionSurvey.of(tx, lineage);
            requireHandoverRights(tx, actor, found, policy);
            return found;
        });
        return planOf(survey, policy);
    }

    DeletionResult execute(Actor actor, DeletionPlan shown) {
        DeletionPlan present = plan(actor, shown.subject(), shown.policy());
        if (!present.fingerprint().equals(shown.fingerprint())) {
            return new DeletionResult.WorldChanged(present);
        }
        if (!present.blockers().isEmpty()) {
            return new DeletionResult.Blocked(present);
        }
        return carryOut(actor, shown)
                .orElseGet(() -> new DeletionResult.WorldChanged(plan(actor, shown.subject(), shown.policy())));
    }

    /** Empty if the world is no longer the one that was shown. */
    private Optional<DeletionResult> carryOut(Actor actor, DeletionPlan shown) {
        DeletePolicy policy = shown.policy();
        Set<AccountId> concerned = namedHeirs(policy);
        concerned.add(shown.subject());
        return storage.write(tx -> {
            Map<AccountId, Lineage> held = authority.lock(tx, actor, concerned, TreeLock.EXCLUSIVE);
            Lineage subject = Authority.seen(held, shown.subject());
            authority.check(tx, actor, Action.DELETE_ACCOUNT, subject, null);
            for (AccountId heir : namedHeirs(policy)) {
                requireHeir(tx, actor, subject, Authority.seen(held, heir));
            }
            DeletionSurvey survey = DeletionSurvey.of(tx, subject);
            requireHandoverRights(tx, actor, survey, policy);
            return survey.fingerprint(policy).equals(shown.fingerprint())
                    ? Optional.of(bury(tx, actor, survey, policy))
                    : Optional.empty();
        });
    }

    private DeletionResult bury(Transaction tx, Actor actor, DeletionSurvey survey, DeletePolicy policy) {
        Instant now = clock.now();
        Subtree within = Authority.reach(actor);
        AccountRow tombstone = tombstone(tx, within, survey.subject(), now);
        var below = new HashSet<AccountId>();
        survey.descendants().forEach(row -> below.add(row.id()));
        tx.accounts().findAll(within, below).values().forEach(account -> tombstone(tx, within, account, now));
        long released = 0;
        long reassociated = 0;
        for (ResourceRow row : survey.resources()) {
            Optional<AccountId> heir = heirOf(survey, policy, row);
            if (Handovers.hand(tx, within, row, heir.orElse(null), now).isEmpty()) {
                throw new IllegalStateException("the storage let an ownership change under an exclusive lock");
            }
            released += heir.isEmpty() ? 1 : 0;
            reassociated += heir.isPresent() ? 1 : 0;
        }
        return new DeletionResult.Deleted(
                AccountRows.view(rules, survey.subject().with(tombstone), now),
                1 + survey.descendants().size(),
                released,
                reassociated);
    }

    private AccountRow tombstone(Transaction tx, Subtree within, Lineage account, Instant now) {
        AccountRow row = end.end(tx, account, now).self();
        AccountRow dead = row.withDeletedAt(now).next(now);
        if (!tx.accounts().update(within, dead, row.version())) {
            throw new IllegalStateException("the storage let a row change under an exclusive lock");
        }
        tx.credentials().revokeAll(within, row.id(), now);
        return dead;
    }

    private DeletionPlan planOf(DeletionSurvey survey, DeletePolicy policy) {
        var blockers = new ArrayList<Blocker>();
        int below = survey.descendants().size();
        if (below > 0 && policy.descendants() == DeletePolicy.DescendantRule.REFUSE) {
            blockers.add(new Blocker(Blocker.Code.HAS_DESCENDANTS, below + " live accounts are below"));
        }
        for (ResourceRow row : survey.resources()) {
            if (blockers.size() == DeletionPlan.MAX_BLOCKERS) {
                break;
            }
            blockerOf(survey, policy, row).ifPresent(blockers::add);
        }
        return new DeletionPlan(
                survey.subject().self().id(),
                policy,
                below,
                survey.resourcesByType(),
                survey.credentials().size(),
                blockers,
                survey.fingerprint(policy));
    }

    private Optional<Blocker> blockerOf(DeletionSurvey survey, DeletePolicy policy, ResourceRow row) {
        ResourceRule rule = policy.ruleFor(row.resource().type().name());
        String resource = row.resource().toString();
        if (rule instanceof ResourceRule.Refuse) {
            return Optional.of(new Blocker(Blocker.Code.OWNS_RESOURCE, resource));
        }
        if (rule instanceof ResourceRule.ToParent && survey.subject().self().parentId() == null) {
            return Optional.of(new Blocker(Blocker.Code.NO_HEIR, resource));
        }
        if (check.check(row.resource(), row.owner()) instanceof HeldBack held) {
            String until = held.until() == null ? "" : " until " + held.until();
            return Optional.of(new Blocker(Blocker.Code.RESOURCE_HELD_BACK, resource + " " + held.reason() + until));
        }
        return Optional.empty();
    }

    private static Optional<AccountId> heirOf(DeletionSurvey survey, DeletePolicy policy, ResourceRow row) {
        ResourceRule rule = policy.ruleFor(row.resource().type().name());
        if (rule instanceof ResourceRule.ToAccount to) {
            return Optional.of(to.target());
        }
        return rule instanceof ResourceRule.ToParent
                ? Optional.ofNullable(survey.subject().self().parentId())
                : Optional.empty();
    }

    /** Deleting is no way around the right to transfer or to release. */
    private void requireHandoverRights(Transaction tx, Actor actor, DeletionSurvey survey, DeletePolicy policy) {
        var rules = new HashSet<ResourceRule>();
        survey.resourcesByType().keySet().forEach(type -> rules.add(policy.ruleFor(type)));
        for (ResourceRule rule : rules) {
            if (rule instanceof ResourceRule.Cascade) {
                authority.check(tx, actor, Action.RELEASE_RESOURCE, survey.subject(), null);
            } else if (!(rule instanceof ResourceRule.Refuse)) {
                authority.check(tx, actor, Action.TRANSFER_RESOURCE, survey.subject(), null);
            }
        }
    }

    private void requireHeir(Transaction tx, Actor actor, Lineage subject, Lineage heir) {
        authority.check(tx, actor, Action.TRANSFER_RESOURCE, heir, null);
        Authority.requireOneEnvironment(subject.self().id(), heir.self().id());
        if (heir.from(subject.self().id()).isPresent()) {
            throw new ValidationException("policy", "must hand resources to an account outside the deleted subtree");
        }
    }

    private static Lineage heirIn(Transaction tx, Actor actor, AccountId heir) {
        return tx.accounts().find(Authority.reach(actor), heir).orElseThrow(() -> Authority.notFound(heir));
    }

    private static Set<AccountId> namedHeirs(DeletePolicy policy) {
        var heirs = new LinkedHashSet<AccountId>();
        var rules = new ArrayList<>(policy.byType().values());
        rules.add(policy.otherwise());
        for (ResourceRule rule : rules) {
            if (rule instanceof ResourceRule.ToAccount to) {
                heirs.add(to.target());
            }
        }
        return heirs;
    }
}
