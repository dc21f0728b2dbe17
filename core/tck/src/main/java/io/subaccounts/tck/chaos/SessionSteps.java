package io.subaccounts.tck.chaos;

import io.subaccounts.common.Actor;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSessions;
import io.subaccounts.kyc.session.NewSession;
import io.subaccounts.kyc.session.OnActiveSession;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hosted sessions, from both sides. */
final class SessionSteps {

    private static final URI RETURN = URI.create("https://host.example/back");

    private final Scene scene;

    SessionSteps(Scene scene) {
        this.scene = scene;
    }

    void create(ModelAccount account) {
        Actor actor = scene.anyActor(account);
        int days = scene.chance(70) ? NewSession.DEFAULT_DAYS : 300;
        var draft =
                (scene.random.nextBoolean() ? NewSession.byEmail() : NewSession.byRedirect(RETURN)).expiresInDays(days);
        var onActive = scene.pick(List.of(OnActiveSession.values()));
        scene.note(actor + " creates a session for " + account + " " + draft + " " + days + " d, " + onActive);
        SessionResult result =
                scene.call(denied(actor, account), () -> sessions().create(actor, account.id, draft, onActive));
        if (result == null) {
            return;
        }
        var active = account.activeSession();
        boolean refused = active.isPresent() && onActive == OnActiveSession.REJECT;
        scene.same("made", result instanceof SessionResult.Ready, !refused);
        if (result instanceof SessionResult.Ready ready) {
            active.ifPresent(session -> session.ended(SessionState.REVOKED));
            Instant now = scene.now();
            var session = new ModelSession(ready.session().id(), draft.flow(), now.plus(Duration.ofDays(days)), now);
            session.sent(ready.link());
            account.sessions.add(session);
        }
    }

    void open(ModelAccount account) {
        ModelSession session = anyOf(account);
        if (session == null) {
            return;
        }
        var link = session.link != null && scene.chance(80) ? session.link : scene.pick(session.links);
        boolean right = session.link != null && session.link.reveal().equals(link.reveal());
        scene.note("the link of " + account + "'s " + session + " is opened, " + (right ? "rightly" : "wrongly"));
        var opened = customers().open(link);
        scene.same("opened", opened.isPresent(), right);
        opened.ifPresent(answer -> session.opened(answer.key()));
    }

    void consent(ModelAccount account) {
        ModelSession session = anyOf(account);
        if (session == null || session.keys.isEmpty()) {
            return;
        }
        var key = session.keys.get(session.keys.size() - 1);
        boolean right = session.key != null;
        scene.note("consent in " + account + "'s " + session);
        var answer =
                scene.call(right ? null : "NOT_FOUND", () -> customers().consent(key, "verification", "v1", "web"));
        if (answer != null) {
            session.consented();
        }
    }

    void resend(ModelAccount account) {
        ModelSession session = anyOf(account);
        if (session == null) {
            return;
        }
        Actor actor = scene.anyActor(account);
        Instant now = scene.now();
        boolean wrong = session.flow != SessionFlow.EMAIL || session.state.isFinal();
        boolean early = now.isBefore(session.lastSentAt.plus(KycSessions.RESEND_AFTER));
        scene.note(actor + " sends " + account + "'s " + session + " again");
        String denied = denied(actor, account);
        var result = scene.call(
                denied == null && wrong ? "WRONG_STATE" : denied,
                () -> sessions().resend(actor, session.id));
        if (result instanceof SessionResult.Ready ready) {
            scene.check(!early, () -> "was sent again too soon");
            session.sent(ready.link());
            session.lastSentAt = now;
            session.told.add(EventType.KYC_RESENT);
        } else if (result != null) {
            scene.check(early && result instanceof SessionResult.TooSoon, () -> "answered " + result);
        }
    }

    void revoke(ModelAccount account) {
        ModelSession session = anyOf(account);
        if (session == null) {
            return;
        }
        Actor actor = scene.anyActor(account);
        String denied = denied(actor, account);
        if (denied == null && session.state == SessionState.EXPIRED) {
            return; // whether that was noticed is for the next sweep to say
        }
        scene.note(actor + " revokes " + account + "'s " + session);
        var answer = scene.call(
                denied == null && session.state.isFinal() ? "WRONG_STATE" : denied,
                () -> sessions().revoke(actor, session.id, "changed our mind"));
        if (answer != null) {
            session.ended(SessionState.REVOKED);
        }
    }

    private @Nullable ModelSession anyOf(ModelAccount account) {
        if (account.sessions.isEmpty()) {
            create(account);
            return null;
        }
        return scene.chance(80) ? account.sessions.get(account.sessions.size() - 1) : scene.pick(account.sessions);
    }

    private static @Nullable String denied(Actor actor, ModelAccount account) {
        return Actor.account(account.id).equals(actor) ? "ACCESS_DENIED" : null;
    }

    private CustomerSessions customers() {
        return scene.manager().customerSessions();
    }

    private KycSessions sessions() {
        return scene.manager().kycSessions();
    }
}
