package io.subaccounts.internal.accounts;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.accounts.StatusChange;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.StaleVersionException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The accounts. Each call is one transaction around the pure rules.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AccountsService implements Accounts {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final Onboarding onboarding;
    private final AccountLists lists;
    private final Deletions deletions;
    private final KycRules rules;
    private final AccountChanges changes;
    private final int maxDepth;

    /**
     * Sets the service up.
     *
     * @param storage where accounts live
     * @param authority who decides
     * @param clock the clock
     * @param onboarding how accounts come into being
     * @param lists how they are listed
     * @param deletions how they are deleted
     * @param rules how the gate is derived
     * @param changes how rows change
     * @param maxDepth how many levels a tree may have
     */
    public AccountsService(
            Storage storage,
            Authority authority,
            MicroClock clock,
            Onboarding onboarding,
            AccountLists lists,
            Deletions deletions,
            KycRules rules,
            AccountChanges changes,
            int maxDepth) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.onboarding = onboarding;
        this.lists = lists;
        this.deletions = deletions;
        this.rules = rules;
        this.changes = changes;
        this.maxDepth = maxDepth;
    }

    @Override
    public CreatedAccount createMain(Actor actor, NewAccount account) {
        return onboarding.createMain(actor, account);
    }

    @Override
    public CreatedAccount create(Actor actor, AccountId parent, NewAccount account) {
        return onboarding.create(actor, parent, account);
    }

    @Override
    public Account get(Actor actor, AccountId subject) {
        return storage.read(
                tx -> AccountRows.view(rules, authority.require(tx, actor, Action.READ_ACCOUNT, subject), clock.now()));
    }

    @Override
    public Account update(Actor actor, AccountId subject, AccountPatch patch, long expectedVersion) {
        return storage.write(tx -> {
            Lineage lineage = Authority.seen(authority.lock(tx, actor, Set.of(subject), TreeLock.EXCLUSIVE), subject);
            AccountRow row = lineage.self();
            boolean settings = AccountInput.touchesSettings(patch);
            boolean profile = AccountInput.touchesProfile(patch) || !settings;
            boolean demotes = row.kycMode() == KycMode.CUSTOMER_USE
                    && patch.kycMode().applyTo(row.kycMode()) == KycMode.PERSONAL_USE;
            checkIf(profile, tx, actor, Action.UPDATE_ACCOUNT, lineage);
            checkIf(settings, tx, actor, Action.CONFIGURE_ACCOUNT, lineage);
            checkIf(demotes, tx, actor, Action.DEMOTE_KYC, lineage);
            AccountRow patched = AccountInput.patched(row, patch);
            if (row.version() != expectedVersion) {
                throw new StaleVersionException(subject.value(), expectedVersion, row.version());
            }
            return patched.equals(row)
                    ? AccountRows.view(rules, lineage, clock.now())
                    : store(tx, actor, lineage, patched);
        });
    }

    @Override
    public StatusChange enable(Actor actor, AccountId subject) {
        return flip(actor, Action.SWITCH_ACCOUNT, subject, row -> row.withEnabled(true));
    }

    @Override
    public StatusChange disable(Actor actor, AccountId subject) {
        return flip(actor, Action.SWITCH_ACCOUNT, subject, row -> row.withEnabled(false));
    }

    @Override
    public StatusChange suspend(Actor actor, AccountId subject) {
        return flip(actor, Action.SUSPEND_ACCOUNT, subject, row -> row.withSuspended(true));
    }

    @Override
    public StatusChange resume(Actor actor, AccountId subject) {
        return flip(actor, Action.SUSPEND_ACCOUNT, subject, row -> row.withSuspended(false));
    }

    @Override
    public Page<Account> list(Actor actor, AccountQuery query, PageRequest page) {
        return lists.list(actor, query, page);
    }

    @Override
    public Account move(Actor actor, AccountId subject, AccountId newParent) {
        if (subject.isMain()) {
            throw new ValidationException("subject", "must be a subaccount; main accounts have no parent");
        }
        return storage.write(tx -> {
            var concerned = new HashSet<>(List.of(subject, newParent));
            Map<AccountId, Lineage> held = authority.lock(tx, actor, concerned, TreeLock.EXCLUSIVE);
            Lineage moved = Authority.seen(held, subject);
            authority.check(tx, actor, Action.MOVE_ACCOUNT, moved, null);
            Lineage receiver = Authority.seen(held, newParent);
            authority.check(tx, actor, Action.ADOPT_ACCOUNT, receiver, null);
            Authority.requireOneEnvironment(subject, newParent);
            if (newParent.equals(moved.self().parentId())) {
                return AccountRows.view(rules, moved, clock.now());
            }
            requireRoom(tx, moved, receiver);
            Instant now = clock.now();
            requireNoBlockLeft(tx, actor, moved, receiver, now);
            Subtree within = Authority.reach(actor);
            AccountRow row = changes.moved(moved, receiver.child(moved.self()), now);
            changes.store(tx, within, moved.self(), receiver.child(row), now);
            if (!tx.accounts().reparent(within, subject, newParent)) {
                throw Authority.notFound(subject);
            }
            return AccountRows.view(rules, tx.accounts().find(within, subject).orElseThrow(), now);
        });
    }

    @Override
    public DeletionPlan planDeletion(Actor actor, AccountId subject, DeletePolicy policy) {
        return deletions.plan(actor, subject, policy);
    }

    @Override
    public DeletionResult delete(Actor actor, DeletionPlan plan) {
        return deletions.execute(actor, plan);
    }

    private StatusChange flip(Actor actor, Action action, AccountId subject, UnaryOperator<AccountRow> change) {
        return storage.write(tx -> {
            Lineage lineage = authority.require(tx, actor, action, subject, TreeLock.EXCLUSIVE);
            AccountRow changed = change.apply(lineage.self());
            if (changed.equals(lineage.self())) {
                return new StatusChange(AccountRows.view(rules, lineage, clock.now()), false);
            }
            return new StatusChange(store(tx, actor, lineage, changed), true);
        });
    }

    private Account store(Transaction tx, Actor actor, Lineage before, AccountRow changed) {
        Instant now = clock.now();
        Lineage stored = changes.store(tx, Authority.reach(actor), before.self(), before.with(changed), now);
        return AccountRows.view(rules, stored, now);
    }

    private void requireRoom(Transaction tx, Lineage moved, Lineage receiver) {
        if (receiver.from(moved.self().id()).isPresent()) {
            throw new ConflictException(
                    ErrorCode.TREE_CYCLE, "an account cannot stand below itself; choose another parent");
        }
        int lowest = receiver.depth()
                + 1
                + tx.accounts()
                        .height(Subtree.of(moved.self().id()), moved.self().id());
        if (lowest >= maxDepth) {
            throw Onboarding.tooDeep(maxDepth);
        }
    }

    /**
     * A move must not lift what only somebody further up may lift: what the platform suspends or blocks, or a KYC gate that
     * was not earned.
     */
    private void requireNoBlockLeft(Transaction tx, Actor actor, Lineage moved, Lineage receiver, Instant now) {
        for (AccountRow level : moved.upwards().subList(1, moved.upwards().size())) {
            boolean left = receiver.from(level.id()).isEmpty();
            if (left && level.suspended()) {
                authority.checkLevel(tx, actor, Action.SUSPEND_ACCOUNT, lineageOf(moved, level.id()));
            }
            if (left && KycRules.isBlocked(level, now)) {
                authority.checkLevel(tx, actor, Action.DECIDE_KYC, lineageOf(moved, level.id()));
            }
        }
        rules.escaped(moved, receiver.child(moved.self()), now)
                .forEach(level -> authority.checkLevel(tx, actor, Action.DEMOTE_KYC, lineageOf(moved, level)));
    }

    private static Lineage lineageOf(Lineage below, AccountId level) {
        return below.from(level).orElseThrow();
    }

    private void checkIf(boolean concerned, Transaction tx, Actor actor, Action action, Lineage subject) {
        if (concerned) {
            authority.check(tx, actor, action, subject, null);
        }
    }
}
