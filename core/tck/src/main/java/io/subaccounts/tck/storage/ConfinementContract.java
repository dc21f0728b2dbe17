package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CallbackStore;
import io.subaccounts.spi.storage.InstallationStore;
import io.subaccounts.spi.storage.SecretUse;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What lies outside a call's confinement does not exist for it, whatever method is called. */
abstract class ConfinementContract extends StorageContract {

    /** What belongs to no tenant. */
    private static final Set<Class<?>> UNCONFINED = Set.of(InstallationStore.class, CallbackStore.class);

    private World world;

    ConfinementContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeWorld() {
        world = new World(samples());
        change(world::store);
    }

    @TestFactory
    Stream<DynamicTest> foreignRowsLookAbsentTo() {
        return Probe.allIn(world).stream()
                .map(probe -> DynamicTest.dynamicTest(probe.toString(), () -> assertForeignLooksAbsent(probe)));
    }

    @TestFactory
    Stream<DynamicTest> rowsWithinAreReachedBy() {
        return Probe.allIn(world).stream()
                .map(probe -> DynamicTest.dynamicTest(probe.toString(), () -> assertReachedWithin(probe)));
    }

    @Test
    void useOfAForeignCredentialUnderAnAccountWithinIsPassedOver() {
        var inside = world.left();
        for (var owner : List.of(world.acme(), world.right(), world.stranger())) {
            var before = read(world::picture);
            for (var account : List.of(inside, owner)) {
                var credential = world.credentialOf(account.equals(inside) ? owner : inside);
                var use = new SecretUse(account.id(), credential.id(), 1, Samples.EPOCH);
                change(tx -> tx.credentials().markUsed(Subtree.of(inside.id()), List.of(use)));
            }
            assertThat(before.changesTo(read(world::picture)))
                    .as("markUsed must check that the credential belongs to the account that the use names")
                    .isEmpty();
        }
    }

    @Test
    void everyStoreMethodTakesAConfinementAndIsProbed() {
        Map<String, Method> methods = new TreeMap<>();
        for (var accessor : Transaction.class.getMethods()) {
            if (UNCONFINED.contains(accessor.getReturnType())) {
                continue;
            }
            for (var method : accessor.getReturnType().getMethods()) {
                var name = accessor.getName() + "." + method.getName();
                assertThat(method.getParameterTypes())
                        .as("%s concerns tenants, so it must name the Subtree that it is confined to first", name)
                        .startsWith(Subtree.class);
                assertThat(methods.put(name, method))
                        .as("%s is overloaded: give each method a name of its own, so that each can be probed", name)
                        .isNull();
            }
        }
        assertThat(Probe.allIn(world).stream().map(Probe::method).distinct())
                .as("every store method that is confined must have a probe: add the missing ones to Probe.allIn")
                .containsExactlyInAnyOrderElementsOf(methods.keySet());
    }

    private void assertForeignLooksAbsent(Probe probe) {
        var before = read(world::picture);
        for (var relation : relations()) {
            var within = Subtree.of(relation.root());
            Object foreign = outcome(probe, within, relation.inside(), relation.target());
            Object absent = outcome(probe, within, relation.inside(), world.absent());
            assertThat(foreign)
                    .as(
                            "%s: %s must answer as if it did not exist;"
                                    + " put the confinement into the statement itself, for every account it names",
                            probe, relation.name())
                    .isEqualTo(absent);
        }
        assertThat(before.changesTo(read(world::picture)))
                .as("%s: a call must change nothing outside its confinement", probe)
                .isEmpty();
    }

    private void assertReachedWithin(Probe probe) {
        var inside = world.cousin();
        var target = world.left();
        for (var within : List.of(ALL, Subtree.of(world.acme().id()))) {
            var other = within.equals(ALL) ? inside : world.right();
            List<Map<String, String>> changes = new ArrayList<>();
            List<Object> answers = new ArrayList<>();
            abandon(tx -> {
                var before = world.picture(tx);
                answers.add(probe.call().make(tx, within, other, target));
                changes.add(before.changesTo(world.picture(tx)));
            });
            Object absent = outcome(probe, within, other, world.absent());
            boolean reached = !answers.get(answers.size() - 1).equals(absent)
                    || !changes.get(changes.size() - 1).isEmpty();
            assertThat(reached)
                    .as(
                            "%s: what lies within the confinement must be reached, but the call did as for an absent row",
                            probe)
                    .isTrue();
        }
    }

    private Object outcome(Probe probe, Subtree within, AccountRow inside, AccountRow target) {
        List<Object> answers = new ArrayList<>();
        Throwable thrown =
                catchThrowable(() -> change(tx -> answers.add(probe.call().make(tx, within, inside, target))));
        assertThat(thrown)
                .as("%s: a store call must not throw because of a row that does not exist within", probe)
                .isNull();
        return answers.get(answers.size() - 1);
    }

    private List<Relation> relations() {
        var left = world.left();
        var leaf = world.leaf();
        return List.of(
                new Relation("the parent of the confinement's root", left.id(), left, world.acme()),
                new Relation("a sibling of the confinement's root", left.id(), leaf, world.right()),
                new Relation("the main account of another tree", left.id(), leaf, world.stranger()),
                new Relation("a subaccount of another tree", left.id(), leaf, world.cousin()),
                new Relation("the parent of a deleted root", leaf.id(), leaf, left),
                new Relation(
                        "any account, if the confinement's root does not exist",
                        world.absent().id(),
                        left,
                        leaf));
    }

    /**
     * Where a target stands to a confinement.
     *
     * @param name how to call the target
     * @param root the confinement's root
     * @param inside an account within, or one that cannot be moved by mistake
     * @param target an account outside
     */
    private record Relation(String name, AccountId root, AccountRow inside, AccountRow target) {}
}
