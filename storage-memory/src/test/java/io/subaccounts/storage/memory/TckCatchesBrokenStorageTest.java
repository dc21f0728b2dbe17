package io.subaccounts.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import io.subaccounts.tck.storage.StorageTck;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Proves that the suite finds faults: each broken storage must turn its contract red, a sound one none. */
class TckCatchesBrokenStorageTest {

    /** What happens in a race only may need several tries. */
    private static final int TRIES = 20;

    @ParameterizedTest
    @MethodSource("sabotages")
    void brokenStorageTurnsItsContractRed(Sabotage sabotage) {
        List<String> failed = List.of();
        for (int i = 0; i < TRIES && failed.stream().noneMatch(test -> test.startsWith(sabotage.test())); i++) {
            failed = failures(run(sabotage, contract(sabotage.contract())));
        }
        assertThat(failed)
                .as("a storage that %s must fail in %s", sabotage, sabotage.contract())
                .anyMatch(test -> test.startsWith(sabotage.test()));
    }

    @Test
    void soundStorageStaysGreen() {
        Events tests = run(Sabotage.NONE, selectClass(SabotagedStorageTck.class));
        assertThat(failures(tests)).isEmpty();
        assertThat(tests.succeeded().count()).isGreaterThan(280);
        assertThat(tests.skipped().count()).isZero();
    }

    @Test
    void treesThatAreReallyHeldAreEnoughForMoves() {
        for (var contract : List.of("MoveRaces", "TreeLocks")) {
            assertThat(failures(run(StorageSabotages.TREES_HELD, contract(contract))))
                    .as("only the locks may decide whether %s is green, whatever else is broken", contract)
                    .isEmpty();
        }
    }

    @Test
    void everyContractIsSeenToFail() {
        assertThat(sabotages().map(Sabotage::contract).distinct())
                .as("a contract that no sabotage turns red proves nothing")
                .containsExactlyInAnyOrderElementsOf(contracts());
    }

    @Test
    void everySabotageHasANameOfItsOwn() {
        assertThat(sabotages().map(Sabotage::name))
                .as("a sabotage is found by its name")
                .doesNotHaveDuplicates();
    }

    static Stream<Sabotage> sabotages() {
        return Sabotage.all().stream();
    }

    private static List<String> contracts() {
        return Arrays.stream(StorageTck.class.getDeclaredClasses())
                .filter(type -> type.isAnnotationPresent(Nested.class))
                .map(Class::getSimpleName)
                .toList();
    }

    private static DiscoverySelector contract(String name) {
        return Arrays.stream(StorageTck.class.getDeclaredClasses())
                .filter(type -> type.getSimpleName().equals(name))
                .map(type -> selectNestedClass(List.of(SabotagedStorageTck.class), type))
                .findFirst()
                .orElseThrow();
    }

    private static Events run(Sabotage sabotage, DiscoverySelector selector) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selector)
                .configurationParameter(SabotagedStorageTck.PARAMETER, sabotage.name())
                .execute()
                .testEvents();
    }

    private static List<String> failures(Events tests) {
        return tests.failed()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }
}
