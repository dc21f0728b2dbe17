package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** Storages whose transactions are wrong. */
final class StorageSabotages {

    /** Without rollback and isolation, but with trees that are really held. */
    static final Sabotage TREES_HELD = autoCommit("", "");

    private static final Storage ONE_FOR_ALL = MemoryStorage.create();

    private StorageSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                transactions("loses rollback", "workThatThrowsLeavesNothingBehind", LosesRollback::new),
                transactions("forgets to undo moves", "workThatThrowsLeavesNothingBehind", RedoesMoves::new),
                transactions("swallows exceptions", "whatWorkThrowsPassesThroughUnchanged", Swallows::new),
                transactions("wraps exceptions", "whatWorkThrowsPassesThroughUnchanged", Wraps::new),
                transactions("lets transactions nest", "nestedTransactionIsRefused", Nests::new),
                transactions("lets reads write", "workThatOnlyReadsCannotWrite", WritesInReads::new),
                transactions("lives on after close", "closedStorageRefusesEverything", OutlivesClose::new),
                autoCommit("Transactions", "workThatThrowsLeavesNothingBehind"),
                autoCommit("Transactions", "transactionIsOverWhenItsWorkReturns"),
                autoCommit("Transactions", "transactionIsOverWhenItsWorkThrows"),
                autoCommit("Transactions", "transactionBelongsToTheThreadOfItsWork"),
                autoCommit("Isolation", "whatIsNotCommittedIsNotSeen"),
                autoCommit("Isolation", "halfATransactionIsNeverSeen"),
                autoCommit("Isolation", "readSeesOneMoment"),
                new Sabotage(
                        "reads from a cache",
                        "Isolation",
                        "readSeesEveryWriteThatReturnedBefore",
                        StorageSabotages::cached),
                new Sabotage(
                        "opens the same data every time",
                        "Traits",
                        "everyOpenedStorageIsEmptyAndAlone",
                        real -> new OutlivesClose(ONE_FOR_ALL)),
                claims(StorageTrait.DURABLE, "whatWasCommittedIsThereAfterReopening"),
                claims(StorageTrait.SHARED, "writesAreVisibleBesideAtOnce"),
                locks(TreeHolds.Flaw.HOLDS_NOTHING, "MoveRaces", "crossingMovesNeverMakeACycle"),
                locks(TreeHolds.Flaw.HOLDS_NOTHING, "MoveRaces", "holdersOfATreeAreAlone"),
                locks(TreeHolds.Flaw.HOLDS_NOTHING, "TreeLocks", "treeStandsStillWhileItIsHeldShared"),
                locks(TreeHolds.Flaw.HOLDS_NOTHING_SHARED, "TreeLocks", "treeStandsStillWhileItIsHeldShared"),
                locks(TreeHolds.Flaw.HOLDS_NOTHING_SHARED, "MoveRaces", "treesGrowNoDeeperThanEverybodyMadeSureOf"),
                locks(TreeHolds.Flaw.ANSWERS_FROM_BEFORE, "TreeLocks", "lockShowsWhatItsHolderBeforeHasDone"),
                locks(TreeHolds.Flaw.ANSWERS_FROM_BEFORE, "TreeLocks", "lockFollowsAnAccountThatMovesToAnotherTree"),
                locks(TreeHolds.Flaw.STAYS_WITH_THE_OLD_TREE, "MoveRaces", "holdersOfATreeAreAlone"),
                locks(TreeHolds.Flaw.LOCKS_IN_THE_ORDER_GIVEN, "TreeLocks", "locksInAnyOrderDoNotDeadlock"));
    }

    private static Storage holdingTrees(Storage real) {
        return new AutoCommitStorage(real, new TreeHolds(TreeHolds.Flaw.NONE));
    }

    private static Sabotage transactions(String name, String test, UnaryOperator<Storage> inject) {
        return new Sabotage(name, "Transactions", test, inject);
    }

    private static Sabotage autoCommit(String contract, String test) {
        return new Sabotage(
                "commits every call at once, seen by " + test, contract, test, StorageSabotages::holdingTrees);
    }

    private static Sabotage locks(TreeHolds.Flaw flaw, String contract, String test) {
        return new Sabotage(
                flaw + ", seen by " + test, contract, test, real -> new AutoCommitStorage(real, new TreeHolds(flaw)));
    }

    private static Sabotage claims(StorageTrait trait, String test) {
        return new Sabotage("claims to be " + trait, "Traits", test, real -> new BrokenStorage(real) {
            @Override
            public Set<StorageTrait> traits() {
                return Set.of(trait);
            }
        });
    }

    private static Storage cached(Storage real) {
        Map<List<Object>, Object> answers = new ConcurrentHashMap<>();
        return new TamperedStorage(
                real,
                (call, tx) -> call.is("accounts.find")
                        ? answers.computeIfAbsent(List.of(call.arguments()), key -> call.pass())
                        : call.pass());
    }

    private static final class LosesRollback extends BrokenStorage {
        LosesRollback(Storage real) {
            super(real);
        }

        @Override
        public <T> T write(Work<T> work) {
            List<RuntimeException> thrown = new ArrayList<>();
            T answer = real.write(tx -> {
                try {
                    return work.run(tx);
                } catch (RuntimeException e) {
                    thrown.add(e);
                    return null;
                }
            });
            if (!thrown.isEmpty()) {
                throw thrown.get(0);
            }
            return answer;
        }
    }

    private static final class RedoesMoves extends BrokenStorage {
        RedoesMoves(Storage real) {
            super(real);
        }

        @Override
        public <T> T write(Work<T> work) {
            List<Object[]> moves = new ArrayList<>();
            var watched = new TamperedStorage(real, (call, tx) -> {
                if (call.is("accounts.reparent")) {
                    moves.add(call.arguments());
                }
                return call.pass();
            });
            try {
                return watched.write(work);
            } catch (RuntimeException e) {
                moves.forEach(move -> real.write(
                        tx -> tx.accounts().reparent(Subtree.all(), (AccountId) move[1], (AccountId) move[2])));
                throw e;
            }
        }
    }

    private static final class Swallows extends BrokenStorage {
        Swallows(Storage real) {
            super(real);
        }

        @Override
        public <T> T write(Work<T> work) {
            try {
                return real.write(work);
            } catch (IllegalStateException e) {
                return null;
            }
        }
    }

    private static final class Wraps extends BrokenStorage {
        Wraps(Storage real) {
            super(real);
        }

        @Override
        public <T> T read(Work<T> work) {
            try {
                return real.read(work);
            } catch (RuntimeException e) {
                throw new StorageUnavailableException("the work failed", e);
            }
        }
    }

    private static final class Nests extends BrokenStorage {
        private final ThreadLocal<Transaction> present = new ThreadLocal<>();

        Nests(Storage real) {
            super(real);
        }

        @Override
        public <T> T read(Work<T> work) {
            return present.get() == null ? super.read(tx -> outermost(work, tx)) : work.run(present.get());
        }

        @Override
        public <T> T write(Work<T> work) {
            return present.get() == null ? super.write(tx -> outermost(work, tx)) : work.run(present.get());
        }

        private <T> T outermost(Work<T> work, Transaction tx) {
            present.set(tx);
            try {
                return work.run(tx);
            } finally {
                present.remove();
            }
        }
    }

    private static final class WritesInReads extends BrokenStorage {
        WritesInReads(Storage real) {
            super(real);
        }

        @Override
        public <T> T read(Work<T> work) {
            return real.write(work);
        }
    }

    private static final class OutlivesClose extends BrokenStorage {
        OutlivesClose(Storage real) {
            super(real);
        }

        @Override
        public void close() {}
    }
}
