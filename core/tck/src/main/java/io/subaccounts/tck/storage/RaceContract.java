package io.subaccounts.tck.storage;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/**
 * What the contracts of races share. If the storage claims {@link StorageTrait#SHARED}, half of the threads work through a
 * second storage on the same data.
 */
abstract class RaceContract extends StorageContract {

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
}
