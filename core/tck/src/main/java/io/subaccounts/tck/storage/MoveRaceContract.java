package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Moves and new accounts at once, each of which looks at the trees under a lock before it writes. If locks really exclude,
 * trees stay trees and no deeper than everybody made sure of.
 */
abstract class MoveRaceContract extends RaceContract {

    private static final int RACERS = 4;
    private static final int MAX_DEPTH = 3;
    private static final int PLANTED = 6;

    /** So few that moves often cross. */
    private static final int FEW = 4;

    private final SeededRandom random = new SeededRandom();
    private final List<AccountId> planted = new CopyOnWriteArrayList<>();
    private AccountRow acme;
    private AccountRow stranger;

    MoveRaceContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        stranger = samples().main();
        store(acme, stranger);
        for (int i = 0; i < PLANTED; i++) {
            var row = samples().below(i % 2 == 0 ? acme : stranger);
            store(row);
            planted.add(row.id());
        }
    }

    @Test
    void crossingMovesNeverMakeACycle() {
        race(RACERS, racer -> {
            var chance = new Random(random.nextLong());
            return door -> {
                for (int turn = 0; turn < Scale.of(40); turn++) {
                    moveIfNotBelow(door, planted.get(chance.nextInt(FEW)), planted.get(chance.nextInt(FEW)), FEW + 1);
                }
                return racer;
            };
        });
        assertTreesAreTrees();
    }

    @Test
    void twoAccountsNeverEndUpBelowEachOther() {
        var one = planted.get(0);
        var other = planted.get(1);
        for (int round = 0; round < Scale.of(15); round++) {
            race(2, racer -> door -> {
                moveIfNotBelow(door, racer == 0 ? one : other, racer == 0 ? other : one, MAX_DEPTH);
                return racer;
            });
            assertTreesAreTrees();
            for (var id : List.of(one, other)) {
                write(tx -> {
                    tx.accounts().lock(ALL, Set.of(id, acme.id()), TreeLock.EXCLUSIVE);
                    return tx.accounts().reparent(ALL, id, acme.id());
                });
            }
        }
    }

    @Test
    void treesGrowNoDeeperThanEverybodyMadeSureOf() {
        var depthOne = samples().below(acme);
        var depthTwo = samples().below(depthOne);
        store(depthOne, depthTwo);
        planted.addAll(List.of(depthOne.id(), depthTwo.id()));
        for (int round = 0; round < Scale.of(20); round++) {
            var leaf = samples().below(acme);
            store(leaf);
            planted.add(leaf.id());
            race(2, racer -> door -> {
                if (racer == 0) {
                    moveIfNotBelow(door, leaf.id(), depthTwo.id(), MAX_DEPTH);
                } else {
                    growIfRoom(door, leaf.id());
                }
                return racer;
            });
        }
        assertTreesAreTrees();
        int deepest = read(tx -> Forest.deepest(tx, everybody()));
        assertThat(deepest)
                .as(
                        "who inserts holds the tree SHARED and looks at the depth, who moves holds it EXCLUSIVE and looks at"
                                + " depth and height: if locks exclude each other, no tree grows too deep")
                .isLessThanOrEqualTo(MAX_DEPTH);
    }

    @Test
    void holdersOfATreeAreAlone() {
        var presence = new Presence();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        race(RACERS, racer -> {
            var chance = new Random(random.nextLong());
            return door -> {
                for (int turn = 0; turn < Scale.of(40); turn++) {
                    var moving = planted.get(chance.nextInt(2));
                    var mode = chance.nextInt(3) == 0 ? TreeLock.EXCLUSIVE : TreeLock.SHARED;
                    var target = chance.nextBoolean() ? acme : stranger;
                    Set<AccountId> asked = mode == TreeLock.EXCLUSIVE ? Set.of(moving, target.id()) : Set.of(moving);
                    Patience.insist(() -> door.write(tx -> {
                        Map<AccountId, Lineage> held = tx.accounts().lock(ALL, asked, mode);
                        Set<AccountId> trees = new HashSet<>();
                        held.values()
                                .forEach(lineage -> trees.add(lineage.main().id()));
                        faults.addAll(presence.enter(trees, mode));
                        try {
                            return mode == TreeLock.SHARED
                                    ? tx.accounts().find(ALL, moving).isPresent()
                                    : tx.accounts().reparent(ALL, moving, target.id());
                        } finally {
                            presence.leave(trees, mode);
                        }
                    }));
                }
                return racer;
            };
        });
        assertThat(faults)
                .as(
                        "who holds a tree EXCLUSIVE is alone with it, from lock to the end of the transaction (%s)",
                        SeededRandom.reminder())
                .isEmpty();
    }

    private void moveIfNotBelow(Storage door, AccountId id, AccountId newParent, int maxDepth) {
        if (id.equals(newParent)) {
            return;
        }
        Patience.insist(() -> door.write(tx -> {
            Map<AccountId, Lineage> held = tx.accounts().lock(ALL, Set.of(id, newParent), TreeLock.EXCLUSIVE);
            Lineage place = held.get(newParent);
            boolean fits = place != null
                    && place.from(id).isEmpty()
                    && place.depth() + 1 + tx.accounts().height(ALL, id) <= maxDepth;
            return fits && tx.accounts().reparent(ALL, id, newParent);
        }));
    }

    private void growIfRoom(Storage door, AccountId parent) {
        var row = samples().below(parent);
        boolean inserted = Patience.insist(() -> door.write(tx -> {
            Lineage place =
                    tx.accounts().lock(ALL, Set.of(parent), TreeLock.SHARED).get(parent);
            boolean room = place != null && place.depth() < MAX_DEPTH;
            return room
                    && tx.accounts().find(ALL, row.id()).isEmpty()
                    && tx.accounts().insert(ALL, row);
        }));
        if (inserted) {
            planted.add(row.id());
        }
    }

    private void assertTreesAreTrees() {
        try (var crew = new Crew()) {
            List<String> faults = Crew.await(crew.start(() -> read(this::faults)));
            assertThat(faults)
                    .as(
                            "after moves and inserts under locks every lineage, list and height must be what the parents"
                                    + " say, without cycles (%s)",
                            SeededRandom.reminder())
                    .isEmpty();
        }
    }

    private List<String> faults(Transaction tx) {
        return Forest.faults(tx, everybody());
    }

    private Set<AccountId> everybody() {
        Set<AccountId> ids = new HashSet<>(planted);
        ids.addAll(Set.of(acme.id(), stranger.id()));
        return ids;
    }
}
