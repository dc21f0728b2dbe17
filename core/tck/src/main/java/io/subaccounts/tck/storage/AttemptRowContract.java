package io.subaccounts.tck.storage;

import io.subaccounts.kyc.Attempt.Review;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every value that an attempt's row can hold comes back as it was. */
abstract class AttemptRowContract extends RoundTripContract {

    private static final Instant AT = Samples.EPOCH;

    AttemptRowContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void everyConstantIsKept() {
        for (var document : DocumentType.values()) {
            var draft = newAttempt();
            assertRoundTrip(
                    "the document " + document,
                    draft.id(new AttemptId(draft.row().id().account(), document, Integer.MAX_VALUE)));
        }
        for (var state : AttemptState.values()) {
            assertRoundTrip("the state " + state, newAttempt().state(state));
        }
        for (var failure : FailureReason.values()) {
            assertRoundTrip(
                    "the failure " + failure,
                    newAttempt().state(AttemptState.FAILED_RETRYABLE).failure(failure));
        }
        for (var fault : ProviderFault.values()) {
            assertRoundTrip(
                    "the fault " + fault, newAttempt().state(AttemptState.ERROR).fault(fault));
        }
        for (var band : NameBand.values()) {
            assertRoundTrip("the band " + band, newAttempt().name(0.5, band));
        }
    }

    @Test
    void eachFieldMayBeThereAlone() {
        var session = samples().sessionOf(acme());
        store(session);
        List<UnaryOperator<AttemptDraft>> settings = List.of(
                draft -> draft,
                draft -> draft.check("provider", null),
                draft -> draft.check("provider", "alone"),
                draft -> draft.session(session.id()),
                draft -> draft.numbers("print", null, null),
                draft -> draft.numbers(null, "holder", null),
                draft -> draft.numbers(null, null, 'P'),
                draft -> draft.sealed("submission", null),
                draft -> draft.sealed(null, "findings"),
                draft -> draft.mask("ABC***4F"),
                draft -> draft.candidates("one"),
                draft -> draft.fetches(7),
                draft -> draft.name(0.25, NameBand.CLOSE),
                draft -> draft.validUntil(AT),
                draft -> draft.submittedAt(AT),
                draft -> draft.state(AttemptState.ERROR).settledAt(AT));
        for (var setting : settings) {
            assertRoundTrip("one field while the others are absent", setting.apply(newAttempt()));
        }
    }

    @Test
    void reviewsKeepEveryPart() {
        for (var review : List.of(
                new Review(null, null, List.of(), null, null),
                new Review("ops", null, List.of(), null, null),
                new Review(null, AT, List.of(), null, null),
                new Review(null, null, List.of("second", "first", "second"), null, null),
                new Review(null, null, List.of(""), null, null),
                new Review(null, null, List.of(), "ops", null),
                new Review(null, null, List.of(), null, "forged"),
                new Review("one", AT, TextContract.LINES, "two", TextContract.CRAB.repeat(500)))) {
            assertRoundTrip("the review " + review, newAttempt().review(review));
        }
    }

    @Test
    void numbersAreKeptToTheirBounds() {
        for (double score : new double[] {0, 0.1, 1.0 / 3, 0.9999999999999999, 1, Double.MIN_VALUE}) {
            assertRoundTrip("a score of " + score, newAttempt().name(score, NameBand.MATCH));
        }
        for (long version : new long[] {0, 1, Integer.MAX_VALUE + 1L, Long.MAX_VALUE}) {
            assertRoundTrip("a version of " + version, newAttempt().version(version));
        }
        for (char holderType : new char[] {'A', 'Z'}) {
            assertRoundTrip("the holder type " + holderType, newAttempt().numbers(null, null, holderType));
        }
    }

    @Test
    void candidatesKeepTheirOrder() {
        assertRoundTrip("candidates in their order", newAttempt().candidates("b", "a", "c", "a"));
        assertRoundTrip(
                "many candidates",
                newAttempt()
                        .candidates(IntStream.range(0, 100)
                                .mapToObj(i -> "h".repeat(64) + i)
                                .toArray(String[]::new)));
    }

    @Test
    void momentsAreKeptToTheMicrosecond() {
        for (var moment : ValueContract.MOMENTS) {
            assertRoundTrip(
                    "moments to the microsecond, in no time zone but UTC: " + moment,
                    newAttempt()
                            .createdAt(moment)
                            .state(AttemptState.VERIFIED)
                            .settledAt(moment)
                            .validUntil(moment)
                            .review(new Review("ops", moment, List.of(), null, null)));
        }
    }

    @Test
    void textsComeBackAsTheyWere() {
        for (var line : TextContract.LINES) {
            assertRoundTrip(
                    "every character of the texts of an attempt",
                    newAttempt()
                            .check(line, line)
                            .numbers(line, line, null)
                            .sealed(line, line)
                            .mask(line)
                            .candidates(line, "")
                            .review(new Review(line, null, List.of(line), line, line)));
        }
        assertRoundTrip(
                "long texts",
                newAttempt()
                        .check("p".repeat(64), "r".repeat(200))
                        .numbers("f".repeat(200), "h".repeat(200), null)
                        .sealed("s".repeat(20_000), "s".repeat(100_000)));
    }
}
