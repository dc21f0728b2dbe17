package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.tck.support.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of races share. If the storage claims {@link StorageTrait#SHARED}, half of the threads work through a
 * second storage on the same data.
 */
abstract class RaceContract extends StorageContract {

    static final int RACERS = 6;

    private final List<Storage> doors = new ArrayList<>();

    RaceContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void openSecondDoor() {
        doors.add(storage());
        if (storage().traits().contains(StorageTrait.SHARED)) {
            doors.add(tck().openBeside(storage()));
        }
    }

    @AfterEach
    void closeSecondDoor() {
        doors.stream().skip(1).forEach(Storage::close);
    }

    Storage door(int racer) {
        return doors.get(racer % doors.size());
    }

    /** What one of several threads does at the same time as the others. */
    @FunctionalInterface
    interface Racer<T> {
        T run(Storage door);
    }

    /** Runs racers at once, and answers what they answered, in their order. */
    <T> List<T> race(int racers, IntFunction<Racer<T>> racer) {
        var start = new CyclicBarrier(racers);
        try (var crew = new Crew()) {
            List<Future<T>> tasks = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                var door = door(i);
                var task = racer.apply(i);
                tasks.add(crew.start(() -> {
                    start.await();
                    return task.run(door);
                }));
            }
            crew.join();
            return tasks.stream().map(Crew::await).toList();
        }
    }

    void assertOneWinner(String what, IntFunction<Racer<Boolean>> racer) {
        List<Boolean> won = race(RACERS, i -> {
            var attempt = racer.apply(i);
            return door -> Patience.insist(() -> attempt.run(door));
        });
        assertThat(won)
                .as(
                        "of %d inserts of one %s at once exactly one must answer true:"
                                + " let a unique key decide, not a look beforehand",
                        RACERS, what)
                .containsOnlyOnce(true);
    }

    /** Lets racers change one row: first all from the same state, then each again and again from what it reads. */
    <R> void assertNothingLost(
            Function<Storage, R> look, ToLongFunction<R> version, Function<R, Predicate<Transaction>> change) {
        for (int round = 0; round < Scale.of(6); round++) {
            R seen = look.apply(storage());
            List<Boolean> won =
                    race(RACERS, racer -> door -> Patience.insist(() -> door.write(change.apply(seen)::test)));
            assertThat(won)
                    .as(
                            "of %d changes that all start from one version exactly one must answer true:"
                                    + " compare the version in the statement that writes",
                            RACERS)
                    .containsOnlyOnce(true);
        }
        int changes = Scale.of(12);
        long before = version.applyAsLong(look.apply(storage()));
        List<Integer> done = race(RACERS, racer -> door -> {
            int made = 0;
            for (int i = 0; i < 20 * changes && made < changes; i++) {
                made += Patience.insist(() -> door.write(change.apply(look.apply(door))::test)) ? 1 : 0;
            }
            return made;
        });
        assertThat(version.applyAsLong(look.apply(storage())) - before)
                .as("each change that was answered with true must have raised the version by one:"
                        + " compare the version in the statement that writes")
                .isEqualTo(done.stream().mapToLong(Integer::longValue).sum());
        assertThat(done).as("everybody must get a turn now and then").doesNotContain(0);
    }
}
