package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.TreeLock;
import io.subaccounts.tck.support.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Races about verification: one winner, nobody's change is lost, and events are counted without gaps. */
abstract class VerificationRaceContract extends RaceContract {

    private AccountRow acme;

    VerificationRaceContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeMain() {
        acme = samples().main();
        store(acme);
    }

    @Test
    void ofManyAttemptsWithOneNumberOneWins() {
        for (int number = 1; number <= Scale.of(12); number++) {
            var row = samples().attemptOf(acme, DocumentType.PAN, number);
            assertOneWinner(
                    "attempt",
                    racer -> door -> door.write(tx -> tx.attempts()
                            .insert(
                                    ALL,
                                    AttemptDraft.of(row)
                                            .check("by " + racer, null)
                                            .row())));
        }
    }

    @Test
    void ofManyAttemptsWithOneReferenceOneWins() {
        for (int round = 1; round <= Scale.of(12); round++) {
            var reference = "reference " + round;
            List<AttemptRow> rows = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                var account = samples().below(acme);
                store(account);
                rows.add(AttemptDraft.of(samples().attemptOf(account))
                        .check("provider", reference)
                        .row());
            }
            assertOneWinner(
                    "reference", racer -> door -> door.write(tx -> tx.attempts().insert(ALL, rows.get(racer))));
        }
    }

    @Test
    void ofManySessionsOfOneAccountOneWins() {
        for (int round = 0; round < Scale.of(12); round++) {
            var account = samples().below(acme);
            store(account);
            List<SessionRow> rows = new ArrayList<>();
            for (int racer = 0; racer < RACERS; racer++) {
                rows.add(samples().sessionOf(account));
            }
            assertOneWinner(
                    "account's session",
                    racer -> door -> door.write(tx -> tx.sessions().insert(ALL, rows.get(racer))));
            assertThat(rows.stream().filter(row -> session(row.id()).isPresent()))
                    .as("only the session whose insert answered true must be stored")
                    .hasSize(1);
        }
    }

    @Test
    void ofManyDeliveriesOfOneCallbackOneIsTheFirst() {
        for (int round = 0; round < Scale.of(12); round++) {
            var row = samples().callbackOf("provider");
            assertOneWinner(
                    "delivery", racer -> door -> door.write(tx -> tx.callbacks().record(row)));
            assertThat(readOne(tx -> tx.callbacks().find("provider", row.deliveryId()))
                            .map(CallbackRow::times))
                    .as("every delivery must be counted: add to times in the statement that writes")
                    .contains((long) RACERS);
        }
    }

    @Test
    void eventsAreCountedWithoutGaps() {
        var child = samples().below(acme);
        store(child);
        int each = Scale.of(15);
        race(RACERS, racer -> door -> {
            for (int i = 0; i < each; i++) {
                var account = (i + racer) % 2 == 0 ? acme : child;
                Patience.insist(() -> door.write(tx -> {
                    tx.accounts().lock(ALL, Set.of(account.id()), TreeLock.EXCLUSIVE);
                    return tx.events()
                            .append(
                                    ALL,
                                    account.id(),
                                    EventType.KYC_OPENED,
                                    Samples.EPOCH,
                                    Map.of("racer", "" + racer));
                }));
            }
            return racer;
        });
        int total = 0;
        for (var account : List.of(acme, child)) {
            var numbers = readList(tx -> tx.events().list(ALL, account.id(), 0, Integer.MAX_VALUE)).stream()
                    .map(Event::number)
                    .toList();
            assertThat(numbers)
                    .as("events that are appended while the tree is held must be counted without gaps or repetition")
                    .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
            total += numbers.size();
        }
        assertThat(total).as("no event must be lost").isEqualTo(RACERS * each);
    }

    @Test
    void ofManyFirstSigningSecretsOneWins() {
        for (int round = 0; round < Scale.of(12); round++) {
            var account = samples().below(acme);
            store(account);
            assertOneWinner(
                    "account's signing secret",
                    racer -> door -> door.write(tx -> tx.events()
                            .putSigningSecret(
                                    ALL, new SigningSecretRow(account.id(), "sealed by " + racer, null, null, 1), 0)));
        }
    }

    @Test
    void noChangeOfAnAttemptIsLost() {
        var row = samples().attemptOf(acme);
        store(row);
        assertNothingLost(
                door -> door.read(tx -> tx.attempts().find(ALL, row.id()).orElseThrow()),
                AttemptRow::version,
                seen -> tx -> tx.attempts()
                        .update(
                                ALL,
                                AttemptDraft.of(seen)
                                        .version(seen.version() + 1)
                                        .row(),
                                seen.version()));
    }

    @Test
    void noChangeOfASessionIsLost() {
        var row = samples().sessionOf(acme);
        store(row);
        assertNothingLost(
                door -> door.read(tx -> tx.sessions().find(ALL, row.id()).orElseThrow()),
                SessionRow::version,
                seen -> tx -> tx.sessions()
                        .update(
                                ALL,
                                SessionDraft.of(seen)
                                        .version(seen.version() + 1)
                                        .row(),
                                seen.version()));
    }

    @Test
    void noChangeOfASigningSecretIsLost() {
        var row = new SigningSecretRow(acme.id(), "sealed", null, null, 1);
        write(tx -> tx.events().putSigningSecret(ALL, row, 0));
        assertNothingLost(
                door -> door.read(
                        tx -> tx.events().findSigningSecret(ALL, acme.id()).orElseThrow()),
                SigningSecretRow::version,
                seen -> tx -> tx.events()
                        .putSigningSecret(
                                ALL,
                                new SigningSecretRow(acme.id(), "sealed", null, null, seen.version() + 1),
                                seen.version()));
    }
}
