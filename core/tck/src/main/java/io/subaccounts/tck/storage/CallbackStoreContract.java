package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.spi.storage.CallbackRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The callbacks of providers. */
abstract class CallbackStoreContract extends StorageContract {

    private static final int PLENTY = 1000;

    CallbackStoreContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void everyVerdictIsKept() {
        var account = samples().main();
        store(account);
        var attempt = samples().attemptOf(account);
        store(attempt);
        for (var verdict : Verdict.values()) {
            var plain = samples().callbackOf("provider");
            var row = new CallbackRow(
                    plain.provider(),
                    plain.deliveryId(),
                    verdict,
                    verdict == Verdict.FORGED ? null : attempt.id(),
                    1,
                    plain.firstAt(),
                    plain.lastAt());
            assertThat(recorded(row))
                    .as("record must answer true for a delivery that was not recorded before")
                    .isTrue();
            assertThat(found(row))
                    .as("find must return a callback as it was recorded")
                    .contains(row);
        }
    }

    @Test
    void textsAndMomentsComeBackAsTheyWere() {
        for (var moment : ValueContract.MOMENTS) {
            var row = callback("delivery of " + moment, moment);
            assertThat(recorded(row) && found(row).equals(Optional.of(row)))
                    .as("a callback must keep moments to the microsecond: %s", moment)
                    .isTrue();
        }
        for (var line : TextContract.LINES) {
            var row = callback(line, Samples.EPOCH);
            assertThat(recorded(row) && found(row).equals(Optional.of(row)))
                    .as("a callback must keep every character of its delivery")
                    .isTrue();
        }
    }

    @Test
    void callbackThatComesAgainIsCounted() {
        var first = samples().callbackOf("provider");
        var later = first.lastAt().plusSeconds(60);
        boolean inOneTransaction = write(tx -> tx.callbacks().record(first)
                && !tx.callbacks().record(again(first, 1, later))
                && !tx.callbacks().record(again(first, 40, later)));
        assertThat(inOneTransaction)
                .as("record must answer false for a delivery that was recorded before, in one transaction too,"
                        + " and not throw")
                .isTrue();
        assertThat(found(first))
                .as("record of a delivery that comes again must add times, move lastAt on, and change nothing else")
                .contains(new CallbackRow(
                        first.provider(), first.deliveryId(), first.verdict(), null, 42, first.firstAt(), later));
    }

    @Test
    void lastMomentNeverGoesBack() {
        var first = samples().callbackOf("provider");
        recorded(first);
        recorded(again(first, 1, first.lastAt().minusSeconds(60)));
        assertThat(found(first).map(CallbackRow::lastAt))
                .as("lastAt must be the latest moment, not the one that was recorded last")
                .contains(first.lastAt());
    }

    @Test
    void deliveriesAreComparedByteForByte() {
        for (var delivery : List.of("Delivery", "delivery", "DELIVERY", "delivery ", " delivery", "deliver_", "%")) {
            for (var provider : List.of("one", "One", "one ")) {
                var row = new CallbackRow(provider, delivery, Verdict.UNKNOWN, null, 1, Samples.EPOCH, Samples.EPOCH);
                assertThat(found(row))
                        .as("find must compare provider and delivery byte for byte")
                        .isEmpty();
                assertThat(recorded(row))
                        .as(
                                "what looks like a delivery is another one: make the unique key (provider, delivery) bytewise")
                        .isTrue();
            }
        }
    }

    @Test
    void listBeginsWithThoseThatCameLast() {
        var early = callback("early", Samples.EPOCH);
        var tiedHigh = callback("tie-b", Samples.EPOCH.plusSeconds(1));
        var tiedLow = callback("tie-B", Samples.EPOCH.plusSeconds(1));
        var late = callback("late", Samples.EPOCH.plusSeconds(2));
        var foreign = samples().callbackOf("another");
        for (var row : List.of(early, tiedLow, late, tiedHigh, foreign)) {
            recorded(row);
        }
        assertThat(list(PLENTY))
                .as("list must hold the provider's callbacks in the order of falling lastAt, then falling delivery,"
                        + " compared bytewise")
                .containsExactly(late, tiedHigh, tiedLow, early);
        assertThat(list(3)).as("list must keep the limit").containsExactly(late, tiedHigh, tiedLow);
        recorded(again(early, 1, Samples.EPOCH.plusSeconds(3)));
        assertThat(list(1))
                .extracting(CallbackRow::deliveryId)
                .as("list must begin with what came again last")
                .containsExactly("early");
    }

    @Test
    void forgottenCallbackIsNewAgain() {
        var old = callback("old", Samples.EPOCH);
        var repeated = callback("repeated", Samples.EPOCH);
        var present = callback("present", Samples.EPOCH.plusSeconds(1));
        var foreign = new CallbackRow("another", "old", Verdict.STALE, null, 1, Samples.EPOCH, Samples.EPOCH);
        for (var row : List.of(old, repeated, present, foreign)) {
            recorded(row);
        }
        recorded(again(repeated, 1, Samples.EPOCH.plusSeconds(1)));
        assertThat(counted(tx -> tx.callbacks().forget(Samples.EPOCH.plusSeconds(1))))
                .as("forget must answer how many callbacks came last before the moment, of all providers")
                .isEqualTo(2);
        assertThat(list(PLENTY))
                .extracting(CallbackRow::deliveryId)
                .as("forget must leave what came last at the moment or after")
                .containsExactly("repeated", "present");
        assertThat(counted(tx -> tx.callbacks().forget(Samples.EPOCH.plusSeconds(1))))
                .as("forget must answer 0 if there is nothing to remove")
                .isZero();
        assertThat(recorded(old) && recorded(foreign))
                .as("a delivery that was forgotten must be new again")
                .isTrue();
    }

    private static CallbackRow callback(String deliveryId, Instant at) {
        return new CallbackRow("provider", deliveryId, Verdict.UNKNOWN, null, 1, at, at);
    }

    /** The same delivery, with everything else changed. */
    private static CallbackRow again(CallbackRow first, long times, Instant at) {
        return new CallbackRow(first.provider(), first.deliveryId(), Verdict.SETTLED_BEFORE, null, times, at, at);
    }

    private boolean recorded(CallbackRow row) {
        return accepted(tx -> tx.callbacks().record(row));
    }

    private Optional<CallbackRow> found(CallbackRow row) {
        return readOne(tx -> tx.callbacks().find(row.provider(), row.deliveryId()));
    }

    private List<CallbackRow> list(int limit) {
        return readList(tx -> tx.callbacks().list("provider", limit));
    }
}
