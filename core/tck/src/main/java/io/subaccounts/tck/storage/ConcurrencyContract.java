package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races for rows: one winner, and nobody's change is lost. */
abstract class ConcurrencyContract extends RaceContract {

    private final SeededRandom random = new SeededRandom();
    private AccountRow acme;

    ConcurrencyContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeMain() {
        acme = samples().main();
        store(acme);
    }

    @Test
    void ofManyInsertsOfOneIdOneWins() {
        for (int round = 0; round < Scale.of(12); round++) {
            var account = samples().below(acme);
            var credential = samples().credentialOf(acme, samples().secret(1));
            var resource = samples().resource();
            var name = "name-" + round;
            assertOneWinner(
                    "account",
                    racer -> door -> door.write(tx -> tx.accounts()
                            .insert(
                                    Subtree.all(),
                                    AccountDraft.of(account).name("by " + racer).row())));
            assertOneWinner(
                    "credential",
                    racer -> door -> door.write(tx -> tx.credentials()
                            .insert(
                                    Subtree.all(),
                                    CredentialDraft.of(credential)
                                            .name("by " + racer)
                                            .row())));
            assertOneWinner(
                    "resource",
                    racer -> door -> door.write(tx -> tx.resources()
                            .insert(Subtree.all(), new ResourceRow(resource, acme.id(), Samples.EPOCH, racer))));
            assertOneWinner(
                    "installation value",
                    racer -> door -> door.write(tx -> tx.installation().insertIfAbsent(name, "by " + racer)));
        }
    }

    @Test
    void resourceHasOneOwnerAtAnyMoment() {
        var resources = IntStream.range(0, 5)
                .mapToObj(i -> ResourceRef.trunk("contested-" + i))
                .toList();
        List<AccountRow> owners = new ArrayList<>();
        for (int i = 0; i < RACERS; i++) {
            owners.add(samples().below(acme));
        }
        store(owners.toArray(AccountRow[]::new));
        var oracle = new ConcurrentHashMap<ResourceRef, AccountId>();
        Queue<String> faults = new ConcurrentLinkedQueue<>();
        race(RACERS, racer -> {
            var me = owners.get(racer).id();
            var chance = new Random(random.nextLong());
            return door -> {
                List<ResourceRef> mine = new ArrayList<>();
                for (int turn = 0; turn < Scale.of(40); turn++) {
                    var resource = resources.get(chance.nextInt(resources.size()));
                    if (claimed(door, resource, me)) {
                        mine.add(resource);
                        var other = oracle.putIfAbsent(resource, me);
                        if (other != null) {
                            faults.add(resource + " was given to " + me + " while " + other + " owned it");
                        }
                        ResourceRow seen = seen(door, resource);
                        if (seen == null || !seen.owner().equals(me)) {
                            faults.add(resource + " was given to " + me + ", but then was found as " + seen);
                        }
                    } else if (!mine.isEmpty()) {
                        var given = mine.remove(0);
                        oracle.remove(given, me);
                        if (!released(door, given, me)) {
                            faults.add(given + " could not be given up by its owner " + me);
                        }
                    }
                }
                return racer;
            };
        });
        assertThat(faults)
                .as(
                        "a resource must have one owner at any moment: let the unique key decide, and delete by version (%s)",
                        SeededRandom.reminder())
                .isEmpty();
    }

    @Test
    void noChangeOfAnAccountIsLost() {
        assertNothingLost(
                door -> door.read(tx -> tx.accounts()
                        .find(Subtree.all(), acme.id())
                        .orElseThrow()
                        .self()),
                AccountRow::version,
                row -> tx -> tx.accounts()
                        .update(
                                Subtree.all(),
                                AccountDraft.of(row)
                                        .name(Long.toString(row.version()))
                                        .version(row.version() + 1)
                                        .row(),
                                row.version()));
        assertThat(account(acme.id()).name())
                .as("the change that made the last version must be the one that stands")
                .isEqualTo(Long.toString(account(acme.id()).version() - 1));
    }

    @Test
    void noChangeOfACredentialIsLost() {
        var credential = samples().credentialOf(acme, samples().secret(1));
        store(credential);
        assertNothingLost(
                door -> door.read(tx ->
                        tx.credentials().find(Subtree.all(), credential.id()).orElseThrow()),
                CredentialRow::version,
                row -> tx -> tx.credentials()
                        .update(
                                Subtree.all(),
                                CredentialDraft.of(row)
                                        .version(row.version() + 1)
                                        .row(),
                                row.version()));
    }

    @Test
    void noChangeOfAnOwnershipIsLost() {
        var ownership = samples().ownedBy(acme);
        store(ownership);
        assertNothingLost(
                door -> Objects.requireNonNull(seen(door, ownership.resource())),
                ResourceRow::version,
                row -> tx -> tx.resources()
                        .update(
                                Subtree.all(),
                                new ResourceRow(row.resource(), row.owner(), row.from(), row.version() + 1),
                                row.version()));
    }

    private static boolean claimed(Storage door, ResourceRef resource, AccountId owner) {
        var row = new ResourceRow(resource, owner, Samples.EPOCH, 1);
        return Patience.insist(() -> door.write(tx -> tx.resources().insert(Subtree.all(), row)));
    }

    private static boolean released(Storage door, ResourceRef resource, AccountId owner) {
        var past = new PastOwnershipRow(resource, owner, Samples.EPOCH, Samples.EPOCH.plusSeconds(1));
        return Patience.insist(() -> door.write(tx -> {
            tx.resources().appendPast(Subtree.all(), past);
            return tx.resources().delete(Subtree.all(), resource, 1);
        }));
    }

    private static @Nullable ResourceRow seen(Storage door, ResourceRef resource) {
        return door.read(tx -> tx.resources().findAll(Subtree.all(), Set.of(resource)))
                .get(resource);
    }
}
