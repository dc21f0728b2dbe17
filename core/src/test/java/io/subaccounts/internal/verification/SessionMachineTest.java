package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.internal.verification.SessionMachine.Event;
import io.subaccounts.internal.verification.SessionMachine.Time;
import io.subaccounts.kyc.session.SessionState;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionMachineTest {

    private static final WrittenTable WRITTEN = WrittenTable.read("""
            STATE        EVENT    LEFT         OVER
            EMAIL_SENT   OPEN     OPENED       .
            EMAIL_SENT   RESEND   EMAIL_SENT   .
            EMAIL_SENT   PASS     COMPLETED    .
            EMAIL_SENT   FAIL     FAILED       .
            EMAIL_SENT   EXPIRE   .            EXPIRED
            EMAIL_SENT   REVOKE   REVOKED      REVOKED
            LINK_READY   OPEN     OPENED       .
            LINK_READY   PASS     COMPLETED    .
            LINK_READY   FAIL     FAILED       .
            LINK_READY   EXPIRE   .            EXPIRED
            LINK_READY   REVOKE   REVOKED      REVOKED
            OPENED       OPEN     OPENED       .
            OPENED       CONSENT  OPENED       .
            OPENED       SUBMIT   IN_PROGRESS  .
            OPENED       RESEND   OPENED       .
            OPENED       PASS     COMPLETED    .
            OPENED       FAIL     FAILED       .
            OPENED       EXPIRE   .            EXPIRED
            OPENED       REVOKE   REVOKED      REVOKED
            IN_PROGRESS  OPEN     IN_PROGRESS  .
            IN_PROGRESS  CONSENT  IN_PROGRESS  .
            IN_PROGRESS  SUBMIT   IN_PROGRESS  .
            IN_PROGRESS  RESEND   IN_PROGRESS  .
            IN_PROGRESS  PASS     COMPLETED    .
            IN_PROGRESS  FAIL     FAILED       .
            IN_PROGRESS  EXPIRE   .            EXPIRED
            IN_PROGRESS  REVOKE   REVOKED      REVOKED
            """);

    private static final Set<SessionState> FINAL =
            EnumSet.of(SessionState.COMPLETED, SessionState.FAILED, SessionState.EXPIRED, SessionState.REVOKED);

    @Test
    void everyEventInEveryStateWithTimeLeftOrOverDoesWhatIsWrittenAndNothingElse() {
        int tried = Walks.assertMoves(SessionMachine.TABLE, WRITTEN, SessionState.class, Event.class, Time.class);

        assertThat(tried).isEqualTo(8 * 8 * 2);
    }

    @ParameterizedTest
    @EnumSource
    void aFinalStateAbsorbsEverythingAndSoIsCalledFinal(SessionState state) {
        boolean absorbs = EnumSet.allOf(Event.class).stream()
                .allMatch(event -> EnumSet.allOf(Time.class).stream()
                        .allMatch(time ->
                                SessionMachine.TABLE.move(state, event, time).isEmpty()));

        assertThat(absorbs).isEqualTo(FINAL.contains(state));
        assertThat(state.isFinal()).isEqualTo(absorbs);
        assertThat(SessionMachine.TABLE.isFinal(state)).isEqualTo(absorbs);
    }

    @Test
    void everyActiveSessionCanEndInEveryWay() {
        for (SessionState active : EnumSet.complementOf(EnumSet.copyOf(FINAL))) {
            assertThat(Walks.reachable(SessionMachine.TABLE, EnumSet.of(active)))
                    .as("from %s", active)
                    .containsAll(FINAL);
        }
    }

    @Test
    void onceItsTimeIsOverASessionOnlyEnds() {
        for (var edge : SessionMachine.TABLE.edges()) {
            if (edge.guard() == Time.OVER) {
                assertThat(edge.to()).isIn(SessionState.EXPIRED, SessionState.REVOKED);
            }
        }
    }

    @Test
    void sessionsBeginWhereNothingLeadsButWaiting() {
        assertThat(SessionMachine.initial())
                .containsExactlyInAnyOrder(SessionState.EMAIL_SENT, SessionState.LINK_READY);
        assertThat(Walks.reachable(SessionMachine.TABLE, SessionMachine.initial()))
                .containsExactlyInAnyOrder(SessionState.values());
        assertThat(SessionMachine.TABLE.edges())
                .filteredOn(edge -> SessionMachine.initial().contains(edge.to()))
                .allMatch(edge -> edge.from() == edge.to());
    }

    @Test
    void whatIsRefusedIsRefusedWithAReason() {
        Walks.assertRefusals(SessionMachine.TABLE, SessionState.class, Event.class, Time.class);

        assertThat(SessionMachine.TABLE.refusal(SessionState.REVOKED, Event.OPEN, Time.LEFT))
                .isEqualTo("REVOKED is final, so OPEN changes nothing");
        assertThat(SessionMachine.TABLE.refusal(SessionState.EMAIL_SENT, Event.RESEND, Time.OVER))
                .isEqualTo("RESEND does nothing in EMAIL_SENT under OVER, but would under [LEFT]");
        assertThat(SessionMachine.TABLE.refusal(SessionState.LINK_READY, Event.RESEND, Time.LEFT))
                .isEqualTo("RESEND does nothing in LINK_READY, where only [EXPIRE, FAIL, OPEN, PASS, REVOKE] do");
    }
}
