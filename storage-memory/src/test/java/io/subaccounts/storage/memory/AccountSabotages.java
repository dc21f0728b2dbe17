package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import io.subaccounts.storage.memory.TamperedStorage.Tamper;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Storages that are wrong about single accounts or about the tree. */
final class AccountSabotages {

    private static final Subtree ALL = Subtree.all();

    private AccountSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                update(
                        "ignores the expected version of accounts",
                        "updateAtAnotherVersionChangesNothing",
                        AccountSabotages::updateAnyVersion),
                Sabotage.in(
                        "accounts.update",
                        "ignores the expected version of accounts in a race",
                        "Concurrency",
                        "noChangeOfAnAccountIsLost",
                        AccountSabotages::updateAnyVersion),
                update(
                        "moves accounts when it updates them",
                        "updateKeepsPlaceCreationAndLastUse",
                        AccountSabotages::updateAndMove),
                update("inserts what it should update", "updateOfAnAbsentAccountChangesNothing", (call, tx) -> {
                    boolean updated = call.pass();
                    return updated || tx.accounts().insert(ALL, call.argument(1));
                }),
                insert("throws for an id that exists", "Accounts", "idIsUsedOnce", (call, tx) -> {
                    boolean inserted = call.pass();
                    return inserted || refuse("duplicate key");
                }),
                insert("throws for a missing parent", "Accounts", "accountNeedsItsParent", (call, tx) -> {
                    boolean inserted = call.pass();
                    return inserted || refuse("foreign key");
                }),
                insert("keeps milliseconds only", "Values", "momentsOfAccountsAreKeptToTheMicrosecond", (call, tx) -> {
                    AccountRow row = call.argument(1);
                    var createdAt = row.createdAt().truncatedTo(ChronoUnit.MILLIS);
                    return call.passWith(call.argument(0), copy(row, row.name(), createdAt));
                }),
                insert("keeps three bytes of a character only", "Texts", "textsOfAccountsComeBack", (call, tx) -> {
                    AccountRow row = call.argument(1);
                    String name = row.name().replaceAll("[\\x{10000}-\\x{10FFFF}]", "?");
                    return call.passWith(call.argument(0), copy(row, name, row.createdAt()));
                }),
                tree("accounts.find", "cuts lineages at the confinement", "lineageReachesAbove", (call, tx) -> {
                    Optional<Lineage> found = call.pass();
                    Subtree within = call.argument(0);
                    return within.root() == null ? found : found.map(lineage -> cut(lineage, within.root()));
                }),
                tree("accounts.findAll", "finds a thousand accounts at most", "manyLineagesAreFound", (call, tx) -> {
                    Set<AccountId> ids = call.argument(1);
                    return ids.size() > 1000 ? Map.of() : call.pass();
                }),
                tree(
                        "accounts.lock",
                        "finds nothing when it locks",
                        "lockFindsWhatFindAllFinds",
                        (call, tx) -> Map.of()),
                tree(
                        "accounts.height",
                        "takes every account for a leaf",
                        "heightCountsTheLevelsBelow",
                        (call, tx) -> 0),
                Sabotage.in(
                        "accounts.height",
                        "takes every account for a leaf, found by chance",
                        "Agreement",
                        "randomTransactionsAgreeWithTheModel",
                        (call, tx) -> 0),
                tree("accounts.reparent", "changes the version with the parent", "updateAfterAMove", (call, tx) -> {
                    boolean moved = call.pass();
                    if (moved) {
                        var row = tx.accounts()
                                .find(ALL, call.argument(1))
                                .orElseThrow()
                                .self();
                        tx.accounts().update(ALL, row.next(row.updatedAt()), row.version());
                    }
                    return moved;
                }));
    }

    private static Sabotage update(String name, String test, Tamper tamper) {
        return Sabotage.in("accounts.update", name, "Accounts", test, tamper);
    }

    private static Sabotage insert(String name, String contract, String test, Tamper tamper) {
        return Sabotage.in("accounts.insert", name, contract, test, tamper);
    }

    private static Sabotage tree(String method, String name, String test, Tamper tamper) {
        return Sabotage.in(method, name, "Tree", test, tamper);
    }

    private static Object updateAnyVersion(Call call, Transaction tx) {
        AccountRow row = call.argument(1);
        var present = tx.accounts().find(ALL, row.id()).map(Lineage::self);
        return call.passWith(
                call.argument(0), row, present.map(AccountRow::version).orElse(0L));
    }

    private static Object updateAndMove(Call call, Transaction tx) {
        AccountRow row = call.argument(1);
        boolean updated = call.pass();
        return updated && (row.parentId() == null || tx.accounts().reparent(ALL, row.id(), row.parentId()));
    }

    private static boolean refuse(String reason) {
        throw new IllegalArgumentException(reason);
    }

    private static Lineage cut(Lineage lineage, AccountId root) {
        int above = lineage.from(root).orElseThrow().upwards().size() - 1;
        return new Lineage(lineage.upwards().subList(0, lineage.upwards().size() - above));
    }

    private static AccountRow copy(AccountRow row, String name, Instant createdAt) {
        return new AccountRow(
                row.id(),
                row.parentId(),
                name,
                row.email(),
                row.phone(),
                row.description(),
                row.permissions(),
                row.rateLimit(),
                row.kycMode(),
                row.businessType(),
                row.country(),
                row.externalId(),
                row.metadata(),
                row.enabled(),
                row.suspended(),
                row.kyc(),
                row.version(),
                createdAt,
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }
}
