package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.internal.verification.AttemptMachine.Event;
import io.subaccounts.internal.verification.AttemptMachine.Judgement;
import io.subaccounts.kyc.AttemptState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttemptMachineTest {

    private static final WrittenTable WRITTEN = WrittenTable.read("""
            STATE         EVENT      ACCEPT      REVIEW        RETRY             FINAL
            INITIATED     SUBMIT     STARTED     STARTED       STARTED           STARTED
            INITIATED     PASS       VERIFIED    NEEDS_REVIEW  FAILED_RETRYABLE  FAILED_FINAL
            INITIATED     FAIL       .           .             FAILED_RETRYABLE  FAILED_FINAL
            INITIATED     BREAK      ERROR       ERROR         ERROR             ERROR
            INITIATED     SUPERSEDE  SUPERSEDED  SUPERSEDED    SUPERSEDED        SUPERSEDED
            STARTED       WITHHOLD   INITIATED   INITIATED     INITIATED         INITIATED
            STARTED       DEFER      PENDING     PENDING       PENDING           PENDING
            STARTED       PASS       VERIFIED    NEEDS_REVIEW  FAILED_RETRYABLE  FAILED_FINAL
            STARTED       FAIL       .           .             FAILED_RETRYABLE  FAILED_FINAL
            STARTED       BREAK      ERROR       ERROR         ERROR             ERROR
            STARTED       SUPERSEDE  SUPERSEDED  SUPERSEDED    SUPERSEDED        SUPERSEDED
            PENDING       PASS       VERIFIED    NEEDS_REVIEW  FAILED_RETRYABLE  FAILED_FINAL
            PENDING       FAIL       .           .             FAILED_RETRYABLE  FAILED_FINAL
            PENDING       BREAK      ERROR       ERROR         ERROR             ERROR
            PENDING       SUPERSEDE  SUPERSEDED  SUPERSEDED    SUPERSEDED        SUPERSEDED
            NEEDS_REVIEW  APPROVE    VERIFIED    VERIFIED      VERIFIED          VERIFIED
            NEEDS_REVIEW  REJECT     .           .             FAILED_RETRYABLE  FAILED_FINAL
            NEEDS_REVIEW  SUPERSEDE  SUPERSEDED  SUPERSEDED    SUPERSEDED        SUPERSEDED
            """);

    private static final Set<AttemptState> FINAL = EnumSet.of(
            AttemptState.VERIFIED,
            AttemptState.FAILED_RETRYABLE,
            AttemptState.FAILED_FINAL,
            AttemptState.ERROR,
            AttemptState.SUPERSEDED);

    @Test
    void everyEventInEveryStateUnderEveryJudgementDoesWhatIsWrittenAndNothingElse() {
        int tried = Walks.assertMoves(AttemptMachine.TABLE, WRITTEN, AttemptState.class, Event.class, Judgement.class);

        assertThat(tried).isEqualTo(9 * 9 * 4);
    }

    @ParameterizedTest
    @EnumSource
    void aFinalStateAbsorbsEverythingAndSoIsCalledFinal(AttemptState state) {
        boolean absorbs = EnumSet.allOf(Event.class).stream()
                .allMatch(event -> EnumSet.allOf(Judgement.class).stream()
                        .allMatch(judgement -> AttemptMachine.TABLE
                                .move(state, event, judgement)
                                .isEmpty()));

        assertThat(absorbs).isEqualTo(FINAL.contains(state));
        assertThat(state.isFinal()).isEqualTo(absorbs);
        assertThat(AttemptMachine.TABLE.isFinal(state)).isEqualTo(absorbs);
        assertThat(AttemptMachine.OPEN.contains(state)).isEqualTo(!absorbs);
    }

    @Test
    void fromEveryOpenStateEveryFinalOneButErrorCanStillBeReachedAndErrorWhereverAProviderIsAsked() {
        for (AttemptState open : AttemptMachine.OPEN) {
            Set<AttemptState> reachable = Walks.reachable(AttemptMachine.TABLE, EnumSet.of(open));

            assertThat(reachable)
                    .as("from %s", open)
                    .contains(
                            AttemptState.VERIFIED,
                            AttemptState.FAILED_RETRYABLE,
                            AttemptState.FAILED_FINAL,
                            AttemptState.SUPERSEDED);
            assertThat(reachable.contains(AttemptState.ERROR)).isEqualTo(open != AttemptState.NEEDS_REVIEW);
        }
    }

    @Test
    void everyStateCanBeReachedFromTheFirst() {
        assertThat(Walks.reachable(AttemptMachine.TABLE, EnumSet.of(AttemptState.INITIATED)))
                .containsExactlyInAnyOrder(AttemptState.values());
    }

    @Test
    void whatIsRefusedIsRefusedWithAReason() {
        Walks.assertRefusals(AttemptMachine.TABLE, AttemptState.class, Event.class, Judgement.class);

        assertThat(AttemptMachine.TABLE.refusal(AttemptState.VERIFIED, Event.FAIL, Judgement.FINAL))
                .isEqualTo("VERIFIED is final, so FAIL changes nothing");
        assertThat(AttemptMachine.TABLE.refusal(AttemptState.PENDING, Event.APPROVE, Judgement.ACCEPT))
                .isEqualTo("APPROVE does nothing in PENDING, where only [BREAK, FAIL, PASS, SUPERSEDE] do");
        assertThat(AttemptMachine.TABLE.refusal(AttemptState.PENDING, Event.FAIL, Judgement.ACCEPT))
                .isEqualTo("FAIL does nothing in PENDING under ACCEPT, but would under [RETRY, FINAL]");
    }
}
