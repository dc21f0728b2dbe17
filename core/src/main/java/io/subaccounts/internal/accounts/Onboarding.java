package io.subaccounts.internal.accounts;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.credentials.Scope;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.secrets.Mint;
import io.subaccounts.internal.secrets.PublicIdSource;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.List;

/**
 * How accounts come into being: the row and its primary credential together. The token is hashed before the transaction,
 * which holds nothing while the hasher works.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Onboarding {

    private static final String PRIMARY_NAME = "primary";

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final PublicIdSource ids;
    private final Mint mint;
    private final KycRules rules;
    private final AccountChanges changes;
    private final int maxDepth;

    /**
     * Sets the onboarding up.
     *
     * @param storage where accounts live
     * @param authority who decides
     * @param clock the clock
     * @param ids who names new accounts
     * @param mint who makes tokens
     * @param rules how the gate is derived
     * @param changes how rows begin
     * @param maxDepth how many levels a tree may have
     */
    public Onboarding(
            Storage storage,
            Authority authority,
            MicroClock clock,
            PublicIdSource ids,
            Mint mint,
            KycRules rules,
            AccountChanges changes,
            int maxDepth) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.ids = ids;
        this.mint = mint;
        this.rules = rules;
        this.changes = changes;
        this.maxDepth = maxDepth;
    }

    CreatedAccount createMain(Actor actor, NewAccount account) {
        authority.requirePlatform(actor, Action.CREATE_MAIN_ACCOUNT);
        NewAccount checked = AccountInput.checked(account);
        Environment environment = checked.environment() == null ? Environment.LIVE : checked.environment();
        Mint.Minted minted = mint.mint(environment);
        return storage.write(tx -> {
            Instant now = clock.now();
            AccountRow row = AccountRows.created(ids.mainAccount(environment), null, checked, now);
            return begin(tx, actor, new Lineage(List.of(row)), minted, now);
        });
    }

    CreatedAccount create(Actor actor, AccountId parent, NewAccount account) {
        NewAccount checked = AccountInput.checked(account);
        Environment environment = parent.environment();
        if (checked.environment() != null && checked.environment() != environment) {
            throw new ValidationException("environment", "must be that of the parent");
        }
        storage.read(tx -> authority.require(tx, actor, Action.CREATE_ACCOUNT, parent)); // before the work of hashing
        Mint.Minted minted = mint.mint(environment);
        return storage.write(tx -> {
            Lineage above = authority.require(tx, actor, Action.CREATE_ACCOUNT, parent, TreeLock.SHARED);
            if (above.depth() + 1 >= maxDepth) {
                throw tooDeep(maxDepth);
            }
            Instant now = clock.now();
            AccountRow row = AccountRows.created(ids.subaccount(environment), parent, checked, now);
            return begin(tx, actor, above.child(row), minted, now);
        });
    }

    private CreatedAccount begin(Transaction tx, Actor actor, Lineage account, Mint.Minted minted, Instant now) {
        Lineage begun = changes.begun(account, now);
        insert(tx, actor, begun.self(), minted);
        return new CreatedAccount(AccountRows.view(rules, begun, now), minted.token());
    }

    static ConflictException tooDeep(int maxDepth) {
        return new ConflictException(
                ErrorCode.DEPTH_EXCEEDED, "a tree has at most " + maxDepth + " levels; choose a parent further up");
    }

    private static void insert(Transaction tx, Actor actor, AccountRow account, Mint.Minted minted) {
        Subtree within = Authority.reach(actor);
        var credential = new CredentialRow(
                CredentialId.primaryOf(account.id()),
                account.id(),
                PRIMARY_NAME,
                List.of(Scope.EVERYTHING),
                null,
                null,
                List.of(),
                List.of(minted.row(1, account.createdAt())),
                1,
                account.createdAt(),
                null);
        if (!tx.accounts().insert(within, account) || !tx.credentials().insert(within, credential)) {
            throw new IllegalStateException("a fresh random id was taken; is the source of randomness sound?");
        }
    }
}
