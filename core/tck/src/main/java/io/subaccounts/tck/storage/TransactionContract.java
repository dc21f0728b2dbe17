package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** All or nothing; what work throws; what a transaction refuses. */
abstract class TransactionContract extends StorageContract {

    TransactionContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void accountOfWorkThatThrowsIsNotThere() {
        var main = samples().main();
        store(main);
        var child = samples().below(main);
        abandon(tx -> {
            tx.accounts().insert(ALL, child);
            tx.accounts()
                    .update(
                            ALL,
                            AccountDraft.of(main).name("renamed").version(2).row(),
                            1);
        });
        assertThat(lineage(child.id()))
                .as("an account that work inserted before it threw must not be there: roll the transaction back")
                .isEmpty();
        assertThat(account(main.id()))
                .as("an account that work updated before it threw must be as before: roll the transaction back")
                .isEqualTo(main);
        store(child);
    }

    @Test
    void workThatThrowsLeavesNothingBehind() {
        var world = new World(samples());
        change(tx -> {
            world.store(tx);
        });
        for (var step : Step.allIn(world)) {
            var before = read(world::picture);
            abandon(step::run);
            assertThat(before.changesTo(read(world::picture)))
                    .as("work that throws must leave nothing behind, but something of %s stayed: roll it back", step)
                    .isEmpty();
        }
        var everything = Step.allIn(world);
        var before = read(world::picture);
        abandon(tx -> everything.forEach(step -> step.run(tx)));
        assertThat(before.changesTo(read(world::picture)))
                .as("work that throws must leave nothing behind, however much it had written")
                .isEmpty();
    }

    @Test
    void everyWriteOfATransactionIsThereAfterwards() {
        var world = new World(samples());
        change(tx -> {
            world.store(tx);
        });
        for (var step : Step.allIn(world)) {
            var before = read(world::picture);
            Picture inside = write(tx -> {
                step.run(tx);
                return world.picture(tx);
            });
            assertThat(before.changesTo(inside))
                    .as("a transaction must see its own writes at once, but saw nothing of %s", step)
                    .isNotEmpty();
            assertThat(inside.changesTo(read(world::picture)))
                    .as("a write must be visible to every call after write has returned, but not all of %s was", step)
                    .isEmpty();
        }
    }

    @Test
    void whatWorkThrowsPassesThroughUnchanged() {
        for (var thrown : List.of(
                new Abandoned(),
                new ConflictException(ErrorCode.WRONG_STATE, "of the caller"),
                new StorageUnavailableException("of the caller", null),
                new IllegalStateException("of the caller"),
                new AssertionError("of the caller"))) {
            assertThat(catchThrowable(() -> write(tx -> fail(thrown))))
                    .as("what work throws must pass through write as the same object: do not wrap or translate it")
                    .isSameAs(thrown);
            assertThat(catchThrowable(() -> read(tx -> fail(thrown))))
                    .as("what work throws must pass through read as the same object: do not wrap or translate it")
                    .isSameAs(thrown);
        }
        store(samples().main());
    }

    @Test
    @SuppressWarnings("NullAway") // does not see that Work may be of a nullable type
    void workMayAnswerNothing() {
        assertThat(read(TransactionContract::nothing))
                .as("work may answer null")
                .isNull();
        assertThat(write(TransactionContract::nothing))
                .as("work may answer null")
                .isNull();
    }

    @Test
    void workThatOnlyReadsCannotWrite() {
        var world = new World(samples());
        change(tx -> {
            world.store(tx);
        });
        for (var step : Step.allIn(world)) {
            var before = read(world::picture);
            assertThat(catchThrowable(() -> read(tx -> {
                        step.run(tx);
                        return tx;
                    })))
                    .as("read must refuse to write, but %s did not throw: open the transaction read-only", step)
                    .isNotNull();
            assertThat(before.changesTo(read(world::picture)))
                    .as("read must not write, but something of %s stayed", step)
                    .isEmpty();
        }
    }

    @Test
    void nestedTransactionIsRefused() {
        var main = samples().main();
        store(main);
        List<Storage.Work<Object>> nested = List.of(
                outer -> read(tx -> tx.accounts().find(ALL, main.id())),
                outer -> write(tx -> tx.accounts().find(ALL, main.id())));
        for (var inner : nested) {
            assertThat(catchThrowable(() -> read(inner)))
                    .as("work that opens another transaction of the same storage must be refused, in read")
                    .isInstanceOf(IllegalStateException.class);
            assertThat(catchThrowable(() -> write(inner)))
                    .as("work that opens another transaction of the same storage must be refused, in write")
                    .isInstanceOf(IllegalStateException.class);
        }
        var child = samples().below(main);
        write(tx -> {
            Throwable refusal =
                    catchThrowable(() -> read(other -> other.accounts().find(ALL, main.id())));
            return refusal != null && tx.accounts().insert(ALL, child);
        });
        assertThat(lineage(child.id()))
                .as("a refused nested transaction must not end the outer one")
                .isPresent();
    }

    @Test
    void transactionIsOverWhenItsWorkReturns() {
        var main = samples().main();
        store(main);
        for (boolean writing : new boolean[] {false, true}) {
            List<Transaction> kept = new ArrayList<>();
            List<Runnable> uses = new ArrayList<>();
            Storage.Work<Object> work = tx -> {
                kept.add(tx);
                var accounts = tx.accounts();
                uses.add(() -> accounts.find(ALL, main.id()));
                var credentials = tx.credentials();
                uses.add(() -> credentials.list(ALL, main.id()));
                var resources = tx.resources();
                uses.add(() -> resources.lastEnd(ALL, samples().resource()));
                var installation = tx.installation();
                uses.add(() -> installation.find("name"));
                var attempts = tx.attempts();
                uses.add(() -> attempts.find(ALL, samples().attemptOf(main).id()));
                var sessions = tx.sessions();
                uses.add(() -> sessions.findActive(ALL, main.id()));
                var callbacks = tx.callbacks();
                uses.add(() -> callbacks.find("provider", "delivery"));
                var events = tx.events();
                uses.add(() -> events.list(ALL, main.id(), 0, 1));
                return main;
            };
            Object answer = writing ? write(work) : read(work);
            assertThat(answer)
                    .as("read and write must answer what their work answers")
                    .isEqualTo(main);
            var tx = kept.get(kept.size() - 1);
            uses.add(() -> tx.accounts().find(ALL, main.id()));
            uses.add(() -> tx.accounts().insert(ALL, samples().below(main)));
            uses.add(() -> tx.installation().insertIfAbsent("late", "value"));
            for (var use : uses) {
                assertThat(catchThrowable(use::run))
                        .as("a transaction, and every store taken from it, must be refused after its work has returned")
                        .isInstanceOf(IllegalStateException.class);
            }
        }
        assertThat(readOne(tx -> tx.installation().find("late")))
                .as("a transaction that is over must not write")
                .isEmpty();
    }

    @Test
    void transactionIsOverWhenItsWorkThrows() {
        List<Transaction> kept = new ArrayList<>();
        abandon(kept::add);
        assertThat(catchThrowable(() -> kept.get(0).installation().find("name")))
                .as("a transaction must be refused after its work has thrown")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void transactionBelongsToTheThreadOfItsWork() {
        var main = samples().main();
        store(main);
        try (var crew = new Crew()) {
            for (boolean writing : new boolean[] {false, true}) {
                Storage.Work<Throwable> work = tx -> Crew.await(crew.start(
                        () -> catchThrowable(() -> tx.accounts().find(ALL, main.id()))));
                assertThat(writing ? write(work) : read(work))
                        .as("a transaction must be refused on any other thread than that of its work")
                        .isInstanceOf(IllegalStateException.class);
            }
        }
    }

    @Test
    void closedStorageRefusesEverything() {
        store(samples().main());
        storage().close();
        assertThat(catchThrowable(() -> readOne(tx -> tx.installation().find("name"))))
                .as("read after close must throw StorageUnavailableException")
                .isInstanceOf(StorageUnavailableException.class);
        assertThat(catchThrowable(() -> write(tx -> tx.installation().insertIfAbsent("name", "value"))))
                .as("write after close must throw StorageUnavailableException")
                .isInstanceOf(StorageUnavailableException.class);
        assertThat(catchThrowable(() -> storage().close()))
                .as("closing twice must do no harm")
                .isNull();
    }

    private static @Nullable Object nothing(Transaction tx) {
        return null;
    }

    private static Object fail(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }
}
