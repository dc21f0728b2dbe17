package io.subaccounts.internal.kyc;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.verification.Circumstances;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.internal.verification.SessionMachine.Time;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How sessions move, and what becomes of an account's active session when its documents have moved.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionProgress {

    static final String SESSION_ID = "session_id";
    static final String CUSTOMER_EMAIL = "customer_email";
    static final String METADATA = "metadata.";

    private final Evaluator evaluator;

    /**
     * Sets the progress up.
     *
     * @param evaluator who says what is required
     */
    public SessionProgress(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /** Counts an attempt that is begun in a session, or a request that is asked about again. */
    void begun(Transaction tx, AccountId account, SessionId id, Instant now) {
        Subtree within = Subtree.of(account);
        SessionRow session = tx.sessions().find(within, id).orElseThrow();
        SessionEdit edit = SessionEdit.of(session);
        edit.work =
                SessionWork.begun(session.work(), evaluator.policy().limits().period(), now);
        put(tx, session, edit);
    }

    /** Notes what was decided in the account's active session, and completes or fails it if the documents say so. */
    void after(Transaction tx, Lineage account, AttemptRow decided, Instant now) {
        AccountRow row = account.self();
        SessionRow session =
                tx.sessions().findActive(Subtree.of(row.id()), row.id()).orElse(null);
        if (session == null
                || move(tx, session, SessionMachine.Event.EXPIRE, edit -> {}, now)
                        .isPresent()) {
            return;
        }
        SessionEdit edit = SessionEdit.of(session);
        edit.work = SessionWork.decided(session, decided);
        SessionRow noted = edit.work.equals(session.work()) ? session : put(tx, session, edit);
        KycEvaluation evaluation = asCustomer(row, now);
        if (isComplete(evaluation, now)) {
            move(tx, noted, SessionMachine.Event.PASS, each -> {}, now);
        } else if (evaluation.requirements().stream()
                .anyMatch(requirement -> requirement.state() == RequirementState.FAILED_FINAL)) {
            move(tx, noted, SessionMachine.Event.FAIL, each -> {}, now);
        }
    }

    /** Moves a session, tells of it, and empties what a final one needs no more. Empty if nothing happens in its state. */
    Optional<SessionRow> move(
            Transaction tx, SessionRow session, SessionMachine.Event event, Consumer<SessionEdit> facts, Instant now) {
        Optional<SessionState> target = SessionMachine.TABLE.move(session.state(), event, time(session, now));
        if (target.isEmpty()) {
            return Optional.empty();
        }
        SessionEdit edit = SessionEdit.of(session);
        edit.state = target.get();
        facts.accept(edit);
        if (edit.state.isFinal()) {
            edit.linkHash = null;
            edit.keyHash = null;
            edit.dueAt = null;
            edit.endedAt = now;
        }
        SessionRow next = put(tx, session, edit);
        EventType type = told(session, next, event);
        if (type != null) {
            tell(tx, next, type, now);
        }
        return Optional.of(next);
    }

    /** Stores a session as it is after an edit. */
    static SessionRow put(Transaction tx, SessionRow session, SessionEdit edit) {
        SessionRow next = edit.next();
        if (!tx.sessions().update(Subtree.of(session.account()), next, session.version())) {
            throw new IllegalStateException("the storage let a session change under an exclusive lock");
        }
        return next;
    }

    static void tell(Transaction tx, SessionRow session, EventType type, Instant now) {
        Map<String, String> data = new HashMap<>();
        session.metadata().forEach((key, value) -> data.put(METADATA + key, value));
        data.put(SESSION_ID, session.id().value());
        data.put("session_status", session.state().name());
        data.put("flow", session.flow().name());
        put(data, CUSTOMER_EMAIL, session.maskedEmail());
        put(data, "webhook_url", session.webhookUrl());
        put(data, "reason", session.endReason());
        Consent consent = session.consent();
        if (type == EventType.KYC_CONSENTED && consent != null) {
            data.putAll(Consents.particulars(consent));
        }
        tx.events().append(Subtree.of(session.account()), session.account(), type, now, data);
    }

    static Time time(SessionRow session, Instant now) {
        return now.isBefore(session.expiresAt()) ? Time.LEFT : Time.OVER;
    }

    private static @Nullable EventType told(SessionRow before, SessionRow after, SessionMachine.Event event) {
        return switch (event) {
            case OPEN -> EventType.KYC_OPENED;
            case CONSENT -> EventType.KYC_CONSENTED;
            case SUBMIT -> before.state() == after.state() ? null : EventType.KYC_SUBMITTED;
            case RESEND -> EventType.KYC_RESENT;
            case PASS -> EventType.KYC_COMPLETED;
            case FAIL -> EventType.KYC_FAILED;
            case EXPIRE -> EventType.KYC_SESSION_EXPIRED;
            case REVOKE -> EventType.KYC_SESSION_REVOKED;
        };
    }

    private static void put(Map<String, String> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }

    private KycEvaluation asCustomer(AccountRow row, Instant now) {
        return evaluator.evaluate(Circumstances.of(row, KycMode.CUSTOMER_USE), now);
    }

    /** What is satisfied but due to be renewed is what the session may be for. */
    private static boolean isComplete(KycEvaluation evaluation, Instant now) {
        return evaluation.requirements().stream()
                .allMatch(requirement -> requirement.state() == RequirementState.SATISFIED && !isDue(requirement, now));
    }

    private static boolean isDue(RequirementStatus requirement, Instant now) {
        Instant dueFrom = requirement.dueFrom();
        return dueFrom != null && !dueFrom.isAfter(now);
    }
}
