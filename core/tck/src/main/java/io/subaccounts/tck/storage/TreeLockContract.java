package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.TreeLock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What it means to hold a tree: step by step, with two transactions. */
abstract class TreeLockContract extends RaceContract {

    private AccountRow acme;
    private AccountRow left;
    private AccountRow leaf;
    private AccountRow right;
    private AccountRow stranger;

    TreeLockContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        left = samples().below(acme);
        leaf = samples().below(left);
        right = samples().below(acme);
        stranger = samples().main();
        store(acme, left, leaf, right, stranger);
    }

    @Test
    void lockShowsWhatItsHolderBeforeHasDone() {
        for (var mode : TreeLock.values()) {
            var newParent = mode == TreeLock.SHARED ? right : acme;
            Map<AccountId, Lineage> seen = askWhileHeld(Set.of(leaf.id()), mode, left.id(), newParent.id());
            assertThat(seen.get(leaf.id()))
                    .as(
                            "lock(%s) must return the lineages as they are once the lock is held:"
                                    + " read after waiting, not from a snapshot taken before",
                            mode)
                    .isEqualTo(lineage(leaf.id()).orElseThrow());
        }
    }

    @Test
    void lockFollowsAnAccountThatMovesToAnotherTreeMeanwhile() {
        for (var mode : TreeLock.values()) {
            var target = mode == TreeLock.SHARED ? stranger : acme;
            Map<AccountId, Lineage> seen = askWhileHeld(Set.of(acme.id(), stranger.id()), mode, left.id(), target.id());
            assertThat(seen.get(leaf.id()))
                    .as(
                            "lock(%s) must hold the tree that the account is in once the lock is held:"
                                    + " if it has moved meanwhile, take hold of its new tree",
                            mode)
                    .isEqualTo(lineage(leaf.id()).orElseThrow());
        }
    }

    @Test
    void treeStandsStillWhileItIsHeldShared() {
        try (var crew = new Crew()) {
            List<Future<Boolean>> changers = new ArrayList<>();
            List<Lineage> seen = new ArrayList<>();
            change(tx -> {
                seen.clear();
                var before = tx.accounts().lock(ALL, Set.of(leaf.id()), TreeLock.SHARED);
                seen.addAll(before.values());
                var changer = crew.start(() -> Patience.insist(() -> door(1).write(other -> {
                    other.accounts().lock(ALL, Set.of(leaf.id()), TreeLock.EXCLUSIVE);
                    return other.accounts().reparent(ALL, left.id(), right.id())
                            && other.accounts()
                                    .update(
                                            ALL,
                                            AccountDraft.of(acme)
                                                    .switches(false, true)
                                                    .version(2)
                                                    .row(),
                                            1);
                })));
                changers.add(changer);
                Crew.returnsSoon(changer);
                tx.accounts().find(ALL, leaf.id()).ifPresent(seen::add);
            });
            changers.forEach(Crew::await);
            assertThat(seen.get(1))
                    .as("while a tree is held SHARED nobody may hold it EXCLUSIVE, so nothing in it may change")
                    .isEqualTo(seen.get(0));
        }
    }

    @Test
    void locksInAnyOrderDoNotDeadlock() {
        List<Set<AccountId>> orders = List.of(
                inOrder(left, stranger),
                inOrder(stranger, right),
                inOrder(leaf, stranger, acme),
                inOrder(stranger, leaf));
        race(orders.size(), racer -> door -> {
            for (int turn = 0; turn < 15; turn++) {
                var mode = (turn + racer) % 3 == 0 ? TreeLock.SHARED : TreeLock.EXCLUSIVE;
                Map<AccountId, Lineage> held = door.write(tx -> tx.accounts().lock(ALL, orders.get(racer), mode));
                assertThat(held)
                        .as("lock must take the trees in one order, whatever the order of the ids:"
                                + " it may wait, but neither deadlock nor give up")
                        .hasSameSizeAs(orders.get(racer));
            }
            return racer;
        });
    }

    /** Asks for the leaf's tree while others are held exclusively and an account moves, and answers what was found. */
    private Map<AccountId, Lineage> askWhileHeld(
            Set<AccountId> held, TreeLock asked, AccountId moving, AccountId newParent) {
        try (var crew = new Crew()) {
            List<Future<Map<AccountId, Lineage>>> waiters = new ArrayList<>();
            change(tx -> {
                tx.accounts().lock(ALL, held, TreeLock.EXCLUSIVE);
                var waiter = crew.start(() -> Patience.insist(() ->
                        door(1).write(other -> other.accounts().lock(ALL, Set.of(leaf.id()), asked))));
                waiters.add(waiter);
                Crew.returnsSoon(waiter);
                tx.accounts().reparent(ALL, moving, newParent);
            });
            return Crew.await(waiters.get(waiters.size() - 1));
        }
    }

    private static Set<AccountId> inOrder(AccountRow... rows) {
        var ids = new LinkedHashSet<AccountId>();
        for (var row : rows) {
            ids.add(row.id());
        }
        return ids;
    }
}
