package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How hosted sessions are sent again, reminded of and ended, and that an end is an end. */
abstract class KycSessionEndContract extends SessionContract {

    @Test
    void resendRestsHalfAnHourFromTheLastSending() {
        var company = company();
        var first = byEmail(company);
        var created = first.session().createdAt();

        world.time.jumpTo(created.plus(KycSessions.RESEND_AFTER).minusNanos(1000));
        assertThat(resend(first))
                .isEqualTo(new SessionResult.TooSoon(first.session(), created.plus(KycSessions.RESEND_AFTER)));
        open(first.link());

        world.time.jumpTo(created.plus(KycSessions.RESEND_AFTER));
        var again = (SessionResult.Ready) resend(first);
        assertThat(again.session().lastSentAt()).isEqualTo(world.time.now());
        assertThat(again.link()).isNotEqualTo(first.link());
        assertThat(times(company, EventType.KYC_RESENT)).isEqualTo(1);

        world.time.advance(Duration.ofMinutes(29));
        assertThat(resend(first)).isInstanceOf(SessionResult.TooSoon.class);
        world.time.advance(Duration.ofMinutes(1));
        assertThat(resend(first)).isInstanceOf(SessionResult.Ready.class);
    }

    @Test
    void resendEndsTheOldLinkAndTheCustomersKey() {
        var first = byEmail(company());
        var key = consented(first);
        world.time.advance(Duration.ofHours(1));

        var again = (SessionResult.Ready) resend(first);

        assertEnded(key);
        assertDead(first.link());
        var opened = open(again.link());
        assertThat(opened.session().firstOpenedAt())
                .as("the first opening is remembered")
                .isEqualTo(first.session().createdAt().plusMillis(1));
        assertThat(customers().current(opened.key()).consent())
                .as("it was given through the old link")
                .isNull();
    }

    @Test
    void newLinkNeedsAConsentOfItsOwnAndTheOldOneStaysOnRecord() {
        var company = company();
        var first = byEmail(company);
        var key = open(first.link()).key();
        customers().consent(key, "verification", "notice-1", "web");
        var firstAt = world.time.now();
        world.time.advance(Duration.ofHours(1));
        var next = open(((SessionResult.Ready) resend(first)).link()).key();

        Expect.conflict(ErrorCode.WRONG_STATE, () -> customers().verifyPan(next, PanSubmission.of(PAN, NAME)));
        assertThat(attempts(company)).isEmpty();
        customers().consent(next, "verification of your firm", "notice-2", "ivr");

        assertThat(attempt(customers().verifyPan(next, PanSubmission.of(PAN, NAME)))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
        assertThat(events(company))
                .filteredOn(event -> event.type() == EventType.KYC_CONSENTED)
                .extracting(
                        event -> event.data().get("consent_purpose"),
                        event -> event.data().get("consent_version"),
                        event -> event.data().get("consent_channel"),
                        event -> event.data().get("consent_at"))
                .containsExactly(
                        tuple("verification", "notice-1", "web", firstAt.toString()),
                        tuple(
                                "verification of your firm",
                                "notice-2",
                                "ivr",
                                world.time.now().toString()));
    }

    @Test
    void onlyActiveSessionsByEmailAreSentAgain() {
        var redirect = byRedirect(company());
        Expect.conflict(ErrorCode.WRONG_STATE, () -> resend(redirect));
        var late = byEmail(company());
        world.time.jumpTo(late.session().expiresAt());
        Expect.conflict(ErrorCode.WRONG_STATE, () -> resend(late));
    }

    @Test
    void revokedSessionIsOverWithItsLinkAndItsReason() {
        var company = company();
        var ready = byEmail(company);
        world.tick();

        var revoked = sessions().revoke(above(company), ready.session().id(), "wrong address");

        assertThat(revoked.state()).isEqualTo(SessionState.REVOKED);
        assertThat(revoked.endReason()).isEqualTo("wrong address");
        assertThat(revoked.endedAt()).isEqualTo(world.time.now());
        assertThat(read(ready)).isEqualTo(revoked);
        assertDead(ready.link());
        assertThat(times(company, EventType.KYC_SESSION_REVOKED)).isEqualTo(1);
    }

    @Test
    void finalSessionsStayAsTheyAre() {
        var company = company();
        var revoked = byEmail(company);
        sessions().revoke(PLATFORM, revoked.session().id(), null);
        var expired = byEmail(company);
        world.time.jumpTo(expired.session().expiresAt());
        sweep();
        var completed = byEmail(company);
        verify(company);
        var failedCompany = company();
        var failed = byEmail(failedCompany);
        provider.failsForGood(FailureReason.INACTIVE);
        pan(failedCompany, PAN);

        assertThat(List.of(revoked, expired, completed, failed))
                .extracting(each -> read(each).state())
                .containsExactly(
                        SessionState.REVOKED, SessionState.EXPIRED, SessionState.COMPLETED, SessionState.FAILED);
        world.time.advance(Duration.ofDays(30));
        sweep();
        for (var each : List.of(revoked, expired, completed, failed)) {
            var before = read(each);
            assertThat(before.state().isFinal()).isTrue();
            Expect.conflict(ErrorCode.WRONG_STATE, () -> resend(each));
            Expect.conflict(
                    ErrorCode.WRONG_STATE,
                    () -> sessions().revoke(PLATFORM, each.session().id(), "again"));
            assertDead(each.link());
            assertThat(read(each)).isEqualTo(before);
        }
    }

    @Test
    void remindersComeWhenTheyAreDueAndOnce() {
        var company = company();
        var ready = create(company, NewSession.byEmail().reminders(List.of(1, 3, 3)));
        assertThat(ready.session().reminderDaysBefore()).containsExactly(3, 1);
        var end = ready.session().expiresAt();

        var seen = new ArrayList<Long>();
        for (var moment : List.of(
                end.minus(Duration.ofDays(3)).minusMillis(1),
                end.minus(Duration.ofDays(3)),
                end.minus(Duration.ofDays(2)),
                end.minus(Duration.ofDays(1)),
                end.minusMillis(1))) {
            world.time.jumpTo(moment);
            sweep();
            seen.add(times(company, EventType.KYC_REMINDER));
        }
        assertThat(seen).containsExactly(0L, 1L, 1L, 2L, 2L);
        world.time.jumpTo(end);
        sweep();
        sweep();
        assertThat(read(ready).state()).isEqualTo(SessionState.EXPIRED);
        assertThat(times(company, EventType.KYC_SESSION_EXPIRED)).isEqualTo(1);
        assertThat(times(company, EventType.KYC_REMINDER)).isEqualTo(2);
    }

    @Test
    void linkIsDeadTheMomentTheTimeIsOverWithoutAnySweep() {
        var ready = byEmail(company());
        var opened = byEmail(company());
        var key = consented(opened);

        world.time.jumpTo(ready.session().expiresAt());
        assertDead(ready.link());
        world.time.jumpTo(opened.session().expiresAt());
        assertEnded(key);
    }

    @Test
    void whatIsVerifiedAfterTheTimeIsOverCompletesNoSession() {
        var company = company();
        var ready = byEmail(company);
        world.time.jumpTo(ready.session().expiresAt());

        verify(company);

        assertThat(read(ready).state()).isEqualTo(SessionState.EXPIRED);
        assertThat(times(company, EventType.KYC_SESSION_EXPIRED)).isEqualTo(1);
        assertThat(times(company, EventType.KYC_COMPLETED)).isZero();
    }

    private SessionResult resend(SessionResult.Ready ready) {
        return sessions().resend(PLATFORM, ready.session().id());
    }
}
