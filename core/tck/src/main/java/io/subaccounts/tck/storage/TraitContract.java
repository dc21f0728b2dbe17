package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a storage claims, it must be able to do. What it does not claim is not tested. */
abstract class TraitContract extends StorageContract {

    TraitContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void everyOpenedStorageIsEmptyAndAlone() {
        var main = samples().main();
        store(main);
        try (var another = tck().open()) {
            Optional<Lineage> seen = another.read(tx -> tx.accounts().find(ALL, main.id()));
            assertThat(seen)
                    .as("StorageTck.open must open a storage that shares no data with one opened before")
                    .isEmpty();
            assertThat(another.traits())
                    .as("all storages that StorageTck.open opens must claim the same traits")
                    .isEqualTo(storage().traits());
        }
        assertThat(lineage(main.id()))
                .as("closing one storage must not touch another")
                .isPresent();
    }

    @TestFactory
    Stream<DynamicTest> durable() {
        return ifClaimed(
                StorageTrait.DURABLE,
                DynamicTest.dynamicTest("whatWasCommittedIsThereAfterReopening", this::committedIsThereAfterReopening),
                DynamicTest.dynamicTest("reopenedStorageTakesNewWrites", this::reopenedTakesWrites));
    }

    @TestFactory
    Stream<DynamicTest> shared() {
        return ifClaimed(
                StorageTrait.SHARED,
                DynamicTest.dynamicTest("writesAreVisibleBesideAtOnce", this::writesAreVisibleBeside),
                DynamicTest.dynamicTest("closingOneLeavesTheOtherOpen", this::closingOneLeavesTheOther));
    }

    private Stream<DynamicTest> ifClaimed(StorageTrait trait, DynamicTest... tests) {
        return storage().traits().contains(trait) ? Stream.of(tests) : Stream.empty();
    }

    private void committedIsThereAfterReopening() {
        var world = new World(samples());
        var first = tck().open();
        store(first, world);
        Picture before = first.read(world::picture);
        first.close();
        try (var again = tck().reopen(first)) {
            Picture after = again.read(world::picture);
            assertThat(before.changesTo(after))
                    .as("DURABLE: what was committed must be there after closing and opening again")
                    .isEmpty();
        }
    }

    private void reopenedTakesWrites() {
        var main = samples().main();
        var child = samples().below(main);
        var first = tck().open();
        boolean stored = insert(first, main);
        first.close();
        try (var again = tck().reopen(first)) {
            assertThat(stored && insert(again, child))
                    .as("DURABLE: a storage that was opened again must take writes")
                    .isTrue();
            assertThat(insert(again, main))
                    .as("DURABLE: ids must stay used after opening again")
                    .isFalse();
        }
    }

    private void writesAreVisibleBeside() {
        var main = samples().main();
        store(main);
        try (var beside = tck().openBeside(storage())) {
            for (int turn = 0; turn < 10; turn++) {
                var here = samples().below(main);
                store(here);
                Optional<Lineage> seen = beside.read(tx -> tx.accounts().find(ALL, here.id()));
                assertThat(seen)
                        .as("SHARED: a write that has returned must be visible through every other storage at once")
                        .isPresent();
                var there = samples().below(here);
                assertThat(insert(beside, there))
                        .as("SHARED: every storage on the data must take writes")
                        .isTrue();
                assertThat(lineage(there.id()))
                        .as("SHARED: a write that has returned must be visible through every other storage at once")
                        .isPresent();
            }
        }
    }

    private void closingOneLeavesTheOther() {
        var main = samples().main();
        store(main);
        tck().openBeside(storage()).close();
        var child = samples().below(main);
        store(child);
        assertThat(lineage(child.id()))
                .as("SHARED: closing one storage must leave the others on the data open")
                .isPresent();
    }

    private static void store(Storage storage, World world) {
        var unused = storage.write(tx -> {
            world.store(tx);
            Step.allIn(world).forEach(step -> step.run(tx));
            return world;
        });
    }

    private static boolean insert(Storage storage, AccountRow row) {
        return storage.write(tx -> tx.accounts().insert(ALL, row));
    }
}
