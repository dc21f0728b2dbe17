package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.session.SessionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** With an account its verification ends, and whatever is heard of it afterwards changes nothing. */
abstract class KycDeletionContract extends CallbackContract {

    @Test
    void deletionRevokesTheActiveSession() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);

        world.delete(company);

        assertThat(read(ready)).satisfies(session -> {
            assertThat(session.state()).isEqualTo(SessionState.REVOKED);
            assertThat(session.endReason()).isEqualTo("the account was deleted");
            assertThat(session.endedAt()).isEqualTo(world.time.now());
        });
        assertThat(times(company, EventType.KYC_SESSION_REVOKED)).isEqualTo(1);
        assertEnded(key);
        world.time.advance(Duration.ofDays(30));
        sweep();
        assertThat(times(company, EventType.KYC_SESSION_EXPIRED)).isZero();
    }

    @Test
    void sessionWhoseTimeWasOverExpiresInstead() {
        var company = company();
        var ready = byEmail(company);
        world.time.jumpTo(ready.session().expiresAt());

        world.delete(company);

        assertThat(read(ready).state()).isEqualTo(SessionState.EXPIRED);
        assertThat(times(company, EventType.KYC_SESSION_REVOKED)).isZero();
    }

    @Test
    void deletionEndsWhatIsUnderWayAlsoBehindSomethingElse() {
        var company = company();
        pending(company);
        provider.passesAs("BLUE KITE VOICE LIMITED");
        gst(company, GSTIN);
        provider.defers("waits-" + company.authId());
        cin(company);
        search(company);

        world.delete(company);

        assertThat(attempts(company)).hasSize(4).extracting(Attempt::state).containsOnly(AttemptState.SUPERSEDED);
        assertThat(attempts(company)).extracting(Attempt::settledAt).containsOnly(world.time.now());
    }

    @Test
    void whatIsBelowEndsWithIt() {
        var parent = world.sub(main, "parent");
        var company = customer(parent, BusinessType.PRIVATE_LIMITED);
        var ready = byEmail(company);
        pending(company);

        world.delete(parent);

        assertThat(read(ready).state()).isEqualTo(SessionState.REVOKED);
        assertThat(attempts(company)).extracting(Attempt::state).containsExactly(AttemptState.SUPERSEDED);
    }

    @Test
    void callbackAboutADeletedAccountIsOnRecordAndChangesNothing() {
        var company = company();
        var reference = pending(company);
        world.delete(company);
        var id = fresh();

        assertChangesNothing(
                company,
                () -> assertThat(deliver(id, reference, "passed").verdict()).isEqualTo(Verdict.SUPERSEDED));

        assertThat(recorded(id).verdict()).isEqualTo(Verdict.SUPERSEDED);
    }

    @Test
    void answerThatComesAfterTheDeletionChangesNothing() {
        var company = company();
        provider.meanwhile(() -> world.delete(company));

        var attempt = attempt(pan(company, PAN));

        assertThat(attempt.state()).isEqualTo(AttemptState.SUPERSEDED);
        assertThat(eventTypes(company)).doesNotContain(EventType.KYC_DOCUMENT_VERIFIED);
    }

    @Test
    void customersAnswerThatComesAfterTheDeletionChangesNothing() {
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        var started = (DigiLockerResult.Started) customers().startDigiLocker(key, BACK, null);
        provider.meanwhile(() -> world.delete(person));

        customers().finishDigiLocker(key, started.requestId());

        assertThat(attempts(person)).extracting(Attempt::state).containsExactly(AttemptState.SUPERSEDED);
        assertThat(read(ready).state()).isEqualTo(SessionState.REVOKED);
        Expect.notFound(
                "session",
                "with this key",
                () -> customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, "Asha Rao")));
    }

    @Test
    void timeChangesNothingOfADeletedAccount() {
        var company = company();
        pending(company);
        byEmail(company);
        world.delete(company);

        assertChangesNothing(company, () -> {
            world.time.advance(Duration.ofDays(400));
            sweep();
        });
    }

    private void assertChangesNothing(CreatedAccount account, Runnable work) {
        var attempts = attempts(account);
        var events = events(account);
        var before = world.read(account);
        world.tick();

        work.run();

        assertThat(attempts(account)).isEqualTo(attempts);
        assertThat(events(account)).isEqualTo(events);
        assertThat(world.read(account)).isEqualTo(before);
    }
}
