package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.PageRequest;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.KycSession;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The library's account of things beside the model's. */
final class Comparison {

    private static final int MANY = 1000;
    private static final Set<EventType> OF_SESSIONS = Set.of(
            EventType.KYC_INITIATED,
            EventType.KYC_RESENT,
            EventType.KYC_OPENED,
            EventType.KYC_CONSENTED,
            EventType.KYC_SUBMITTED,
            EventType.KYC_COMPLETED,
            EventType.KYC_FAILED,
            EventType.KYC_SESSION_EXPIRED,
            EventType.KYC_SESSION_REVOKED);

    private final Scene scene;

    Comparison(Scene scene) {
        this.scene = scene;
    }

    /** What any reader sees of an account now. */
    void status(ModelAccount account, SubaccountManager manager) {
        Instant now = scene.now();
        Rules rules = scene.model.rules;
        var status = manager.kyc().status(Stage.PLATFORM, account.id);
        scene.same("gate of " + account, status.gate(), rules.gate(account, now));
        scene.same("mode of " + account, status.kycMode(), account.mode);
        scene.same("hold of " + account, status.held(), account.isHeld());
        for (DocumentType document : DocumentType.values()) {
            scene.same(
                    document + " of " + account,
                    status.documents().get(document),
                    rules.document(account, document, now));
        }
        if (account.mode == KycMode.CUSTOMER_USE) {
            scene.same("passing of " + account, status.checksPassed(), rules.passed(account, now));
        }
    }

    /** Everything on record about an account, once all that was due has been done. */
    void whole(ModelAccount account, SubaccountManager manager) {
        status(account, manager);
        var attempts = manager.kyc().attempts(Stage.PLATFORM, account.id, PageRequest.first(MANY)).items().stream()
                .collect(Collectors.toMap(Attempt::id, Function.identity()));
        scene.same(
                "attempts of " + account,
                attempts.keySet(),
                account.attempts().map(attempt -> attempt.id).collect(Collectors.toSet()));
        account.attempts().forEach(attempt -> compare(attempt, Objects.requireNonNull(attempts.get(attempt.id))));
        var sessions = manager.kycSessions()
                .list(Stage.PLATFORM, account.id, PageRequest.first(MANY))
                .items();
        scene.same("number of sessions of " + account, sessions.size(), account.sessions.size());
        sessions.forEach(session -> compare(account, session));
        List<Event> events = manager.events().read(Stage.PLATFORM, account.id, 0, MANY);
        Chronicle.require(events, attempts.values());
        account.sessions.forEach(
                session -> scene.same("events of " + session + " of " + account, told(events, session), session.told));
        boolean decidesItself = account.mode == KycMode.CUSTOMER_USE;
        if (decidesItself) {
            gateIsTold(account, events, scene.model.rules.ownGate(account, scene.now()));
        }
    }

    /** What the events say last of the gate. */
    void gateIsTold(ModelAccount account, List<Event> events, KycGate gate) {
        Chronicle.lastGate(events).ifPresent(last -> scene.same("gate as told of " + account, last, gate));
    }

    /** A search or a request that waits behind something submitted is given up unnoticed. */
    private void compare(ModelAttempt known, Attempt attempt) {
        boolean unnoticed = known.unnoticed == AttemptState.INITIATED;
        scene.same("state of " + attempt.id(), attempt.state(), unnoticed ? AttemptState.INITIATED : known.state);
    }

    private void compare(ModelAccount account, KycSession session) {
        var known = account.sessions.stream()
                .filter(each -> each.id.equals(session.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody made " + session));
        scene.same("session of " + account, session.state(), known.state);
        scene.same("what " + known + " verified", session.verifiedDocuments(), known.verified);
    }

    private static List<EventType> told(List<Event> events, ModelSession session) {
        return events.stream()
                .filter(event -> OF_SESSIONS.contains(event.type())
                        && session.id.value().equals(event.data().get("session_id")))
                .map(Event::type)
                .toList();
    }
}
