package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What transactions see of one another. A storage may also let one wait for the other. */
abstract class IsolationContract extends StorageContract {

    IsolationContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void readSeesOneMoment() {
        var world = new World(samples());
        change(world::store);
        var steps = Step.allIn(world);
        try (var crew = new Crew()) {
            List<Future<?>> writers = new ArrayList<>();
            var changes = read(tx -> {
                var before = world.picture(tx);
                var writer = crew.start(() -> {
                    steps.forEach(step -> change(step::run));
                    return steps;
                });
                writers.add(writer);
                Crew.returnsSoon(writer);
                return before.changesTo(world.picture(tx));
            });
            writers.forEach(Crew::await);
            assertThat(changes)
                    .as("all reads of one transaction must see one moment, but writes of others came in between:"
                            + " read from a snapshot")
                    .isEmpty();
        }
    }

    @Test
    void readSeesEveryWriteThatReturnedBefore() {
        var main = samples().main();
        store(main);
        try (var crew = new Crew()) {
            for (long version = 1; version <= 25; version++) {
                long present = version;
                write(tx -> tx.accounts()
                        .update(ALL, AccountDraft.of(main).version(present + 1).row(), present));
                assertThat(Crew.await(crew.start(() -> account(main.id()).version())))
                        .as("a write that has returned must be visible to every later call on every thread:"
                                + " no stale snapshot, no cache")
                        .isEqualTo(present + 1);
            }
        }
    }

    @Test
    void whatIsNotCommittedIsNotSeen() {
        var main = samples().main();
        store(main);
        var child = samples().below(main);
        try (var crew = new Crew()) {
            List<Future<Boolean>> readers = new ArrayList<>();
            abandon(tx -> {
                tx.accounts().insert(ALL, child);
                tx.accounts().update(ALL, AccountDraft.of(main).version(2).row(), 1);
                var reader = crew.start(() -> read(
                        other -> other.accounts().find(ALL, child.id()).isPresent() || version(other, main.id()) != 1));
                readers.add(reader);
                Crew.returnsSoon(reader);
            });
            for (var reader : readers) {
                assertThat(Crew.await(reader))
                        .as("what a transaction has written must not be seen by others before it is committed,"
                                + " and never if it is rolled back")
                        .isFalse();
            }
        }
    }

    @Test
    void halfATransactionIsNeverSeen() {
        var main = samples().main();
        var left = samples().below(main);
        var right = samples().below(main);
        store(main, left, right);
        var resource = samples().ownedBy(left);
        store(resource);
        try (var crew = new Crew()) {
            var mover = crew.start(() -> {
                for (long present = 1; present <= 40; present++) {
                    long version = present;
                    write(tx -> tx.accounts()
                                    .update(
                                            ALL,
                                            AccountDraft.of(left)
                                                    .version(version + 1)
                                                    .row(),
                                            version)
                            && tx.accounts()
                                    .update(
                                            ALL,
                                            AccountDraft.of(right)
                                                    .version(version + 1)
                                                    .row(),
                                            version));
                }
                return null;
            });
            while (!mover.isDone()) {
                List<Long> versions = read(tx -> List.of(version(tx, left.id()), version(tx, right.id())));
                assertThat(versions.get(0))
                        .as("two rows that are always written together must always be seen together")
                        .isEqualTo(versions.get(1));
            }
            crew.join();
        }
    }

    private static long version(Transaction tx, AccountId id) {
        return tx.accounts().find(Subtree.all(), id).orElseThrow().self().version();
    }
}
