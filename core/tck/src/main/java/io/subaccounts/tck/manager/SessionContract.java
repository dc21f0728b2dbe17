package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Secret;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSession;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.OpenedSession;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SubmissionResult;
import java.net.URI;
import java.util.Collections;
import java.util.List;

/** What the contracts about hosted sessions share. */
abstract class SessionContract extends VerificationContract {

    static final URI BACK = URI.create("https://kite.example/back");

    final KycSessions sessions() {
        return world.manager.kycSessions();
    }

    final CustomerSessions customers() {
        return world.manager.customerSessions();
    }

    final SessionResult.Ready create(CreatedAccount account, NewSession session) {
        world.tick();
        var result = sessions().create(above(account), account.authId(), session, OnActiveSession.REPLACE);
        assertThat(result).isInstanceOf(SessionResult.Ready.class);
        return (SessionResult.Ready) result;
    }

    final SessionResult.Ready byEmail(CreatedAccount account) {
        return create(account, NewSession.byEmail());
    }

    final SessionResult.Ready byRedirect(CreatedAccount account) {
        return create(account, NewSession.byRedirect(BACK));
    }

    final KycSession read(SessionResult.Ready ready) {
        return sessions().get(PLATFORM, ready.session().id());
    }

    final OpenedSession open(Secret link) {
        world.tick();
        return customers().open(link).orElseThrow();
    }

    /** The key of a customer who opened a link and consented. */
    final Secret consented(SessionResult.Ready ready) {
        Secret key = open(ready.link()).key();
        customers().consent(key, "verification for telephone service", "notice-3", "web");
        return key;
    }

    /** The key opens nothing, and the answer does not say why. */
    final void assertEnded(Secret key) {
        Expect.notFound("session", "with this key", () -> customers().current(key));
    }

    final void assertDead(Secret link) {
        assertThat(customers().open(link)).isEmpty();
    }

    static Attempt attempt(SubmissionResult result) {
        assertThat(result).isInstanceOf(SubmissionResult.Recorded.class);
        return ((SubmissionResult.Recorded) result).attempt();
    }

    final long times(CreatedAccount account, EventType type) {
        List<EventType> types = eventTypes(account);
        return Collections.frequency(types, type);
    }
}
