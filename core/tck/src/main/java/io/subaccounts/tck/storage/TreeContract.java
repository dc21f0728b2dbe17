package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tree that accounts form: lineages, heights and moves. */
abstract class TreeContract extends StorageContract {

    private AccountRow acme;
    private AccountRow left;
    private AccountRow leaf;
    private AccountRow right;
    private AccountRow stranger;

    TreeContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        left = samples().below(acme);
        leaf = AccountDraft.of(samples().below(left)).deletedAt(Samples.EPOCH).row();
        right = samples().below(acme);
        stranger = samples().main();
        store(acme, left, leaf, right, stranger);
    }

    @Test
    void lineageRunsUpToTheMainAccount() {
        assertThat(lineage(leaf.id()))
                .as("find must return the account first, then its parent, and so on up to the main account")
                .contains(new Lineage(List.of(leaf, left, acme)));
        assertThat(lineage(acme.id()))
                .as("the lineage of a main account is the account alone")
                .contains(new Lineage(List.of(acme)));
    }

    @Test
    void lineageReachesAboveTheConfinement() {
        assertThat(readOne(tx -> tx.accounts().find(Subtree.of(left.id()), leaf.id())))
                .as("the confinement decides whether the account is found; its lineage is whole all the same")
                .contains(new Lineage(List.of(leaf, left, acme)));
        assertThat(readOne(tx -> tx.accounts().find(Subtree.of(leaf.id()), leaf.id())))
                .as("the root of a confinement lies within it")
                .contains(new Lineage(List.of(leaf, left, acme)));
        assertThat(readOne(tx -> tx.accounts().find(Subtree.of(left.id()), acme.id())))
                .as("what is above the root of a confinement is outside")
                .isEmpty();
    }

    @Test
    void manyLineagesAreFoundAtOnce() {
        var ids = new HashSet<>(Set.of(leaf.id(), right.id(), stranger.id()));
        var expected = Map.of(leaf.id(), new Lineage(List.of(leaf, left, acme)), right.id(), lineageOf(right, acme));
        while (ids.size() < 1200) {
            ids.add(samples().absentAccount());
        }
        assertThat(readMap(tx -> tx.accounts().findAll(Subtree.of(acme.id()), ids)))
                .as("findAll must return the lineage of each account that exists within, and leave out the others,"
                        + " however many are asked for")
                .isEqualTo(expected);
        assertThat(readMap(tx -> tx.accounts().findAll(ALL, Set.of())))
                .as("findAll must answer an empty set with an empty map")
                .isEmpty();
    }

    @Test
    void lockFindsWhatFindAllFinds() {
        var ids = Set.of(leaf.id(), right.id(), stranger.id(), samples().absentAccount());
        for (var mode : TreeLock.values()) {
            for (var within : List.of(ALL, Subtree.of(acme.id()), Subtree.of(left.id()))) {
                Map<AccountId, Lineage> found = readMap(tx -> tx.accounts().findAll(within, ids));
                Map<AccountId, Lineage> locked = write(tx -> tx.accounts().lock(within, ids, mode));
                assertThat(locked)
                        .as("lock(%s) must return what findAll returns, and pass over what does not exist", mode)
                        .isEqualTo(found);
            }
            Map<AccountId, Lineage> none = write(tx -> tx.accounts().lock(ALL, Set.of(), mode));
            assertThat(none).as("lock of nothing must find nothing").isEmpty();
        }
    }

    @Test
    void heightCountsTheLevelsBelow() {
        assertThat(heights(acme, left, leaf, right, stranger))
                .as("height must count the levels below, those of deleted accounts too")
                .containsExactly(2, 1, 0, 0, 0);
        assertThat(height(ALL, samples().absentAccount()))
                .as("height must be 0 for an account that does not exist")
                .isZero();
    }

    @Test
    void moveTakesEverythingBelowAlong() {
        assertThat(move(left.id(), stranger.id()))
                .as("reparent must answer true if both accounts exist within")
                .isTrue();
        var moved = AccountDraft.of(left).parent(stranger.id()).row();
        assertThat(lineage(left.id()))
                .as("reparent must change the parent and nothing else of the row, its version included")
                .contains(new Lineage(List.of(moved, stranger)));
        assertThat(lineage(leaf.id()))
                .as("reparent must take all descendants along: keep every derived table in step")
                .contains(new Lineage(List.of(leaf, moved, stranger)));
        assertThat(heights(acme, stranger, left))
                .as("heights must follow a move")
                .containsExactly(1, 2, 1);
        assertThat(readOne(tx -> tx.accounts().find(Subtree.of(acme.id()), leaf.id())))
                .as("what moved away must not be seen any more from where it was")
                .isEmpty();
        assertThat(readOne(tx -> tx.accounts().find(Subtree.of(stranger.id()), leaf.id())))
                .as("what moved must be seen from where it is")
                .isPresent();
    }

    @Test
    void moveIsSeenInsideItsTransaction() {
        var all = Set.of(left.id(), right.id(), stranger.id());
        boolean seen =
                write(tx -> tx.accounts().lock(ALL, all, TreeLock.EXCLUSIVE).size() == 3
                        && tx.accounts().reparent(ALL, left.id(), right.id())
                        && tx.accounts().find(Subtree.of(right.id()), leaf.id()).isPresent()
                        && tx.accounts().reparent(ALL, left.id(), stranger.id())
                        && tx.accounts().find(Subtree.of(acme.id()), leaf.id()).isEmpty()
                        && tx.accounts().height(ALL, right.id()) == 0);
        assertThat(seen)
                .as("a transaction must see its own moves, one after the other")
                .isTrue();
    }

    @Test
    void moveUpAndDownTheSameTreeWorks() {
        for (var parent : List.of(right, acme, stranger, right, left)) {
            assertThat(move(leaf.id(), parent.id()))
                    .as("reparent must accept any parent within, the present one too")
                    .isTrue();
            assertThat(account(leaf.id()).parentId())
                    .as("reparent must set the parent")
                    .isEqualTo(parent.id());
            assertThat(move(leaf.id(), parent.id()))
                    .as("reparent under the present parent must answer true")
                    .isTrue();
        }
        assertThat(lineage(leaf.id()))
                .as("after moves there and back everything must be as before")
                .contains(new Lineage(List.of(leaf, left, acme)));
    }

    @Test
    void moveNeedsBothAccounts() {
        var absent = samples().absentAccount();
        assertThat(move(absent, acme.id()))
                .as("reparent must answer false if the account does not exist")
                .isFalse();
        assertThat(move(left.id(), absent))
                .as("reparent must answer false, and not throw, if the new parent does not exist")
                .isFalse();
        assertThat(lineage(leaf.id()))
                .as("a reparent that answers false must change nothing")
                .contains(new Lineage(List.of(leaf, left, acme)));
    }

    @Test
    void updateAfterAMoveLeavesTheMoveAlone() {
        move(left.id(), right.id());
        assertThat(accepted(tx -> tx.accounts()
                        .update(
                                ALL,
                                AccountDraft.of(left).name("renamed").version(2).row(),
                                1)))
                .as("reparent must leave the version as it is: the caller changes it with update")
                .isTrue();
        assertThat(account(left.id()).parentId())
                .as("update must not put an account back under the parent in its row")
                .isEqualTo(right.id());
    }

    @Test
    void treeMayBeDeep() {
        var chain = new ArrayList<>(List.of(stranger));
        for (int level = 1; level < 64; level++) {
            chain.add(samples().below(chain.get(level - 1)));
        }
        store(chain.subList(1, chain.size()).toArray(AccountRow[]::new));
        var bottom = chain.get(chain.size() - 1);
        assertThat(lineage(bottom.id()).map(Lineage::depth))
                .as("a tree may have 64 levels")
                .contains(63);
        assertThat(height(ALL, stranger.id())).as("a tree may have 64 levels").isEqualTo(63);
        move(chain.get(1).id(), right.id());
        assertThat(lineage(bottom.id()).map(found -> found.main().id()))
                .as("a move must reach the lowest level")
                .contains(acme.id());
    }

    private static Lineage lineageOf(AccountRow... rows) {
        return new Lineage(List.of(rows));
    }

    private int height(Subtree within, AccountId id) {
        return read(tx -> tx.accounts().height(within, id));
    }

    private List<Integer> heights(AccountRow... rows) {
        return List.of(rows).stream().map(row -> height(ALL, row.id())).toList();
    }
}
