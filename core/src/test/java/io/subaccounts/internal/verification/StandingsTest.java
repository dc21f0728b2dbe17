package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.support.KycRowBuilder.kyc;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.support.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How attempts add up. */
class StandingsTest {

    private static final Instant NOW = Customer.NOW;
    private static final Instant SUBMITTED = NOW.plusSeconds(5);
    private static final RetryRule PATIENT = new RetryRule(3, Duration.ofHours(2));

    private KycRow kyc = KycRow.NONE;

    @Test
    void aVerifiedAttemptStandsWithAllThatCountsOfIt() {
        after(1, AttemptState.STARTED);
        after(1, AttemptState.VERIFIED);

        assertThat(pan())
                .isEqualTo(new StandingRow(
                        PAN,
                        1,
                        new StandingRow.Settled(
                                1, AttemptState.VERIFIED, NOW, NOW.plusSeconds(60), false, 'C', "holder"),
                        null,
                        0));
    }

    @Test
    void failuresOfTheSubjectCountUntilItPasses() {
        after(1, AttemptState.FAILED_RETRYABLE);
        after(2, AttemptState.FAILED_RETRYABLE);
        assertThat(pan().failures()).isEqualTo(2);

        after(3, AttemptState.VERIFIED);
        assertThat(pan().failures()).isZero();

        after(4, AttemptState.FAILED_FINAL);
        assertThat(pan().failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = AttemptState.class,
            names = {"ERROR", "SUPERSEDED"})
    void whatWeOrAProviderFailedAtChangesNothingButTheNumber(AttemptState state) {
        after(1, AttemptState.VERIFIED);
        StandingRow before = pan();
        after(2, AttemptState.STARTED);
        after(2, state);

        assertThat(pan()).isEqualTo(new StandingRow(PAN, 2, before.settled(), null, before.failures()));
    }

    @Test
    void whatIsUnderWayLeavesWhatWasDecidedStanding() {
        after(1, AttemptState.FAILED_RETRYABLE);
        for (AttemptState open : AttemptMachine.OPEN) {
            after(2, open);

            assertThat(pan().settled()).isNotNull().returns(1, StandingRow.Settled::attempt);
            assertThat(pan().open())
                    .isEqualTo(new StandingRow.Open(2, open, open == AttemptState.INITIATED ? NOW : SUBMITTED));
        }
    }

    @Test
    void aSearchDoesNotTakeThePlaceOfASubmission() {
        after(1, AttemptState.PENDING);
        after(2, AttemptState.INITIATED);

        assertThat(pan().open()).isEqualTo(new StandingRow.Open(1, AttemptState.PENDING, SUBMITTED));
        assertThat(pan().lastAttempt()).isEqualTo(2);
    }

    @Test
    void aSearchTakesThePlaceOfASearch() {
        after(1, AttemptState.INITIATED);
        after(2, AttemptState.INITIATED);

        assertThat(pan().open()).isEqualTo(new StandingRow.Open(2, AttemptState.INITIATED, NOW));
    }

    @Test
    void theEndOfOneAttemptLeavesAnotherUnderWay() {
        after(2, AttemptState.PENDING);
        after(1, AttemptState.SUPERSEDED);

        assertThat(pan().open()).isEqualTo(new StandingRow.Open(2, AttemptState.PENDING, SUBMITTED));
    }

    @Test
    void whatIsDecidedLateOrTwiceChangesNothing() {
        after(2, AttemptState.VERIFIED);
        StandingRow verified = pan();
        after(1, AttemptState.FAILED_FINAL);
        assertThat(pan()).isEqualTo(verified);
        after(2, AttemptState.VERIFIED);
        assertThat(pan()).isEqualTo(verified);

        after(3, AttemptState.FAILED_RETRYABLE);
        StandingRow failed = pan();
        after(3, AttemptState.FAILED_RETRYABLE);
        assertThat(pan()).isEqualTo(failed);
        after(1, AttemptState.VERIFIED);
        assertThat(pan()).isEqualTo(failed);
    }

    @Test
    void otherDocumentsAndDecisionsAreLeftAlone() {
        kyc = kyc().verified(GST)
                .overridden(KycOverride.open("ref", "because", NOW))
                .approved()
                .held()
                .announced("OPEN")
                .build();
        KycRow before = kyc;
        after(1, AttemptState.VERIFIED);

        assertThat(kyc.standings()).extracting(StandingRow::document).containsExactly(PAN, GST);
        assertThat(kyc.standing(GST)).isEqualTo(before.standing(GST));
        assertThat(kyc).usingRecursiveComparison().ignoringFields("standings").isEqualTo(before);
    }

    @Test
    void evidenceRemembersWhetherItWasSimulated() {
        kyc = Standings.after(kyc, attempt(1, AttemptState.VERIFIED), true);

        assertThat(pan().settled()).isNotNull().returns(true, StandingRow.Settled::simulated);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatTheSubjectPassedOrFailedIsDecided(AttemptState state) {
        assertThat(Standings.isDecided(state))
                .isEqualTo(EnumSet.of(AttemptState.VERIFIED, AttemptState.FAILED_RETRYABLE, AttemptState.FAILED_FINAL)
                        .contains(state));
    }

    @Test
    void afterAFailureADocumentRestsForTheCoolDown() {
        kyc = kyc().failed(PAN).build();
        Instant from = NOW.plus(PATIENT.coolDown());

        assertThat(refusal(from.minusNanos(1000))).isEqualTo(new RetryRefusal(RetryRefusal.Reason.COOLING_DOWN, from));
        assertThat(Standings.refusal(kyc, PAN, PATIENT, from)).isEmpty();
        assertThat(Standings.refusal(kyc, PAN, RetryRule.DEFAULT, NOW)).isEmpty();
        assertThat(Standings.refusal(kyc, GST, PATIENT, NOW)).isEmpty();
    }

    @Test
    void whatFailedForGoodIsNotTriedAgain() {
        kyc = kyc().failedFinally(PAN).build();

        assertThat(refusal(NOW.plus(Duration.ofDays(9999))))
                .isEqualTo(new RetryRefusal(RetryRefusal.Reason.FAILED_FINALLY, null));
    }

    @Test
    void whatIsInReviewIsNotTriedAgainWhateverCameBefore() {
        for (var before : List.of(kyc(), kyc().verified(PAN), kyc().failed(PAN), kyc().failedFinally(PAN))) {
            kyc = before.open(PAN, AttemptState.NEEDS_REVIEW).build();

            assertThat(refusal(NOW)).isEqualTo(new RetryRefusal(RetryRefusal.Reason.IN_REVIEW, null));
            assertThat(Standings.refusal(kyc, GST, PATIENT, NOW)).isEmpty();
        }
    }

    @Test
    void whatIsVerifiedOrNeverTriedMayBeTried() {
        assertThat(Standings.refusal(KycRow.NONE, PAN, PATIENT, NOW)).isEmpty();
        assertThat(Standings.refusal(kyc().verified(PAN).build(), PAN, PATIENT, NOW))
                .isEmpty();
        assertThat(Standings.refusal(kyc().open(PAN, AttemptState.PENDING).build(), PAN, PATIENT, NOW))
                .isEmpty();
    }

    private RetryRefusal refusal(Instant now) {
        return Standings.refusal(kyc, PAN, PATIENT, now).orElseThrow();
    }

    private StandingRow pan() {
        return kyc.standing(PAN).orElseThrow();
    }

    private void after(int number, AttemptState state) {
        kyc = Standings.after(kyc, attempt(number, state), false);
    }

    private static AttemptRow attempt(int number, AttemptState state) {
        return new AttemptRow(
                new AttemptId(Ids.sub("a"), DocumentType.PAN, number),
                state,
                "provider",
                null,
                null,
                null,
                "holder",
                'C',
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                state == AttemptState.VERIFIED ? NOW.plusSeconds(60) : null,
                1,
                NOW,
                state == AttemptState.INITIATED ? null : SUBMITTED,
                state.isFinal() ? NOW : null);
    }
}
