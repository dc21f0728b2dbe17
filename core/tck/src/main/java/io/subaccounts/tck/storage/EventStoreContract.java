package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happened to accounts, and what that is signed with. */
abstract class EventStoreContract extends StorageContract {

    private static final int PLENTY = 1000;

    private AccountRow acme;
    private AccountRow child;

    EventStoreContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        acme = samples().main();
        child = samples().below(acme);
        store(acme, child);
    }

    @Test
    void eachAccountCountsItsOwnEventsFromOne() {
        List<Long> numbers = new ArrayList<>();
        for (var account : List.of(acme, child, acme, acme, child)) {
            numbers.add(append(account));
        }
        assertThat(numbers)
                .as("append must count each account's events from 1, without gaps")
                .containsExactly(1L, 1L, 2L, 3L, 2L);
        assertThat(numbers(acme))
                .as("list must hold an account's own events by rising number")
                .containsExactly(1L, 2L, 3L);
        List<Long> inOneTransaction = write(tx -> {
            hold(tx, acme);
            return List.of(append(tx, acme.id()), append(tx, acme.id()));
        });
        assertThat(inOneTransaction)
                .as("append must go on within a transaction")
                .containsExactly(4L, 5L);
    }

    @Test
    void abandonedEventsLeaveNoGap() {
        append(acme);
        abandon(tx -> {
            hold(tx, acme);
            append(tx, acme.id());
            append(tx, acme.id());
        });
        assertThat(append(acme))
                .as("numbers of events that were rolled back must be used again:"
                        + " take the account's last number plus one, not a sequence of the database")
                .isEqualTo(2);
        assertThat(numbers(acme))
                .as("events of work that throws must not be there")
                .containsExactly(1L, 2L);
    }

    @Test
    void eventsComeBackAsTheyWere() {
        List<Event> expected = new ArrayList<>();
        for (var type : EventType.values()) {
            expected.add(event(expected.size(), type, Samples.EPOCH, Map.of("type", type.text())));
        }
        for (var moment : ValueContract.MOMENTS) {
            expected.add(event(expected.size(), EventType.KYC_DECIDED, moment, Map.of()));
        }
        for (var line : TextContract.LINES) {
            var data = Map.of("document", line, "empty", "", line, "key");
            expected.add(event(expected.size(), EventType.KYC_DECIDED, Samples.EPOCH, data));
        }
        for (var event : expected) {
            assertThat(this.<Long>write(tx -> {
                        hold(tx, acme);
                        return tx.events().append(ALL, acme.id(), event.type(), event.at(), event.data());
                    }))
                    .as("append must answer the event's number")
                    .isEqualTo(event.number());
        }
        assertThat(list(ALL, acme.id(), 0, PLENTY))
                .as("list must return events as they were appended: type, moment to the microsecond, and all data")
                .isEqualTo(expected);
    }

    @Test
    void redactionReplacesTheParticularsOfOneEventAndNothingElse() {
        for (int i = 0; i < 3; i++) {
            append(acme);
        }
        append(child);
        var before = list(ALL, acme.id(), 0, PLENTY);

        assertThat(redact(acme.id(), 2, Map.of("left", "this")))
                .as("redact must answer true for an event that is there")
                .isTrue();

        assertThat(list(ALL, acme.id(), 0, PLENTY))
                .as("redact must replace the data of that event, and nothing else of it nor of the others")
                .containsExactly(
                        before.get(0),
                        new Event(
                                acme.id(),
                                2,
                                before.get(1).type(),
                                before.get(1).at(),
                                Map.of("left", "this")),
                        before.get(2));
        assertThat(list(ALL, child.id(), 0, PLENTY))
                .as("redact must leave the events of other accounts alone")
                .extracting(Event::data)
                .containsOnly(Map.of());
        assertThat(append(acme)).as("numbers must go on after a redaction").isEqualTo(4);
    }

    @Test
    void redactionNeedsItsEvent() {
        append(acme);
        for (long number : new long[] {0, 2, -1}) {
            assertThat(redact(acme.id(), number, Map.of("k", "v")))
                    .as("redact must answer false if there is no event %d", number)
                    .isFalse();
        }
        assertThat(redact(samples().absentAccount(), 1, Map.of()))
                .as("redact must answer false if the account does not exist")
                .isFalse();
        assertThat(list(ALL, acme.id(), 0, PLENTY)).extracting(Event::data).containsExactly(Map.of());
    }

    @Test
    void listGoesOnAfterANumber() {
        for (int i = 0; i < 12; i++) {
            append(acme);
        }
        for (int limit : new int[] {1, 5, PLENTY}) {
            List<Event> seen = Pages.walk(
                    limit, last -> last == null ? 0 : last.number(), after -> list(ALL, acme.id(), after, limit));
            assertThat(seen)
                    .extracting(Event::number)
                    .as("pages of %d must make up the list by rising number, compared as numbers", limit)
                    .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
        }
        assertThat(list(ALL, acme.id(), 12, PLENTY))
                .as("nothing comes after the last event")
                .isEmpty();
    }

    @Test
    void unknownAccountHasNoEvents() {
        var absent = samples().absentAccount();
        List<Long> answers = write(tx -> {
            hold(tx, acme);
            return List.of(append(tx, absent), append(tx, acme.id()));
        });
        assertThat(answers)
                .as("append must answer 0, and not throw, if the account does not exist; the transaction stays usable")
                .containsExactly(0L, 1L);
        assertThat(list(ALL, absent, 0, PLENTY))
                .as("an account that does not exist has no events")
                .isEmpty();
    }

    @Test
    void eventsFollowTheirAccountInTheTree() {
        var elsewhere = samples().main();
        store(elsewhere);
        append(child);
        move(child.id(), elsewhere.id());
        assertThat(append(child))
                .as("an account's events must be counted on after a move")
                .isEqualTo(2);
        assertThat(list(Subtree.of(elsewhere.id()), child.id(), 0, PLENTY))
                .as("an account's events must be seen from the place where it is now")
                .hasSize(2);
        assertThat(list(Subtree.of(acme.id()), child.id(), 0, PLENTY))
                .as("an account's events must not be seen from where it was before it moved")
                .isEmpty();
    }

    @Test
    void firstSigningSecretNeedsThatThereIsNone() {
        var first = new SigningSecretRow(acme.id(), "sealed", null, null, 1);
        assertThat(signingSecret(acme))
                .as("findSigningSecret must be empty before one is stored")
                .isEmpty();
        assertThat(put(first, 1))
                .as("putSigningSecret must answer false if there is none at the expected version")
                .isFalse();
        assertThat(put(first, 0))
                .as("putSigningSecret must answer true if there must be none and there is none")
                .isTrue();
        boolean refusedAndUsable = write(tx ->
                !tx.events().putSigningSecret(ALL, new SigningSecretRow(acme.id(), "second", null, null, 1), 0)
                        && tx.events().findSigningSecret(ALL, acme.id()).isPresent());
        assertThat(refusedAndUsable)
                .as("putSigningSecret must answer false, and not throw, if there must be none and there is one")
                .isTrue();
        assertThat(signingSecret(acme))
                .as("a putSigningSecret that answers false must change nothing")
                .contains(first);
        assertThat(signingSecret(child)).as("each account has its own secret").isEmpty();
    }

    @Test
    void signingSecretIsReplacedAtItsVersion() {
        put(new SigningSecretRow(acme.id(), "first", null, null, 1), 0);
        for (var moment : ValueContract.MOMENTS) {
            long present = signingSecret(acme).orElseThrow().version();
            var next = new SigningSecretRow(acme.id(), "sealed " + present, "first", moment, present + 3);
            for (long wrong : new long[] {present - 1, present + 1, 0, -present, Long.MAX_VALUE}) {
                assertThat(put(next, wrong))
                        .as("putSigningSecret must answer false at another version than the stored one:"
                                + " compare it in the statement that writes")
                        .isFalse();
            }
            assertThat(put(next, present) && signingSecret(acme).equals(Optional.of(next)))
                    .as("putSigningSecret at the expected version must replace every part, its version included")
                    .isTrue();
        }
        long present = signingSecret(acme).orElseThrow().version();
        var plain = new SigningSecretRow(acme.id(), "\u00e9".repeat(500), null, null, present + 1);
        assertThat(put(plain, present) && signingSecret(acme).equals(Optional.of(plain)))
                .as("putSigningSecret must also empty what becomes null")
                .isTrue();
    }

    @Test
    void signingSecretNeedsItsAccount() {
        var orphan = new SigningSecretRow(samples().absentAccount(), "sealed", null, null, 1);
        boolean refusedAndUsable = write(tx -> !tx.events().putSigningSecret(ALL, orphan, 0)
                && tx.events().putSigningSecret(ALL, new SigningSecretRow(acme.id(), "sealed", null, null, 1), 0));
        assertThat(refusedAndUsable)
                .as("putSigningSecret must answer false, and not throw, if the account does not exist;"
                        + " the transaction stays usable")
                .isTrue();
    }

    private Event event(int before, EventType type, Instant at, Map<String, String> data) {
        return new Event(acme.id(), before + 1L, type, at, data);
    }

    private long append(AccountRow account) {
        return write(tx -> {
            hold(tx, account);
            return append(tx, account.id());
        });
    }

    private static long append(Transaction tx, AccountId account) {
        return tx.events().append(ALL, account, EventType.KYC_OPENED, Samples.EPOCH, Map.of());
    }

    private boolean redact(AccountId account, long number, Map<String, String> data) {
        return accepted(tx -> {
            hold(tx, acme);
            return tx.events().redact(ALL, account, number, data);
        });
    }

    private static void hold(Transaction tx, AccountRow account) {
        tx.accounts().lock(ALL, Set.of(account.id()), TreeLock.EXCLUSIVE);
    }

    private List<Event> list(Subtree within, AccountId account, long after, int limit) {
        return readList(tx -> tx.events().list(within, account, after, limit));
    }

    private List<Long> numbers(AccountRow account) {
        return list(ALL, account.id(), 0, PLENTY).stream().map(Event::number).toList();
    }

    private Optional<SigningSecretRow> signingSecret(AccountRow account) {
        return readOne(tx -> tx.events().findSigningSecret(ALL, account.id()));
    }

    private boolean put(SigningSecretRow row, long expectedVersion) {
        return accepted(tx -> tx.events().putSigningSecret(ALL, row, expectedVersion));
    }
}
