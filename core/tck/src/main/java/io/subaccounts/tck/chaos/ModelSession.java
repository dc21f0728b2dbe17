package io.subaccounts.tck.chaos;

import io.subaccounts.common.Secret;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A session as the model knows it, with every link and key it ever had. */
final class ModelSession {

    final SessionId id;
    final SessionFlow flow;
    final Instant expiresAt;
    final List<Secret> links = new ArrayList<>();
    final List<Secret> keys = new ArrayList<>();
    final List<EventType> told = new ArrayList<>(List.of(EventType.KYC_INITIATED));
    SessionState state;
    Instant lastSentAt;
    final Set<DocumentType> verified = EnumSet.noneOf(DocumentType.class);
    boolean consented;
    private int begun;
    private @Nullable Instant countedFrom;

    /** The last of the links, while it can be opened. */
    @Nullable
    Secret link;

    /** The last of the keys, while it counts. */
    @Nullable
    Secret key;

    ModelSession(SessionId id, SessionFlow flow, Instant expiresAt, Instant now) {
        this.id = id;
        this.flow = flow;
        this.expiresAt = expiresAt;
        this.lastSentAt = now;
        this.state = flow == SessionFlow.EMAIL ? SessionState.EMAIL_SENT : SessionState.LINK_READY;
    }

    void sent(Secret next) {
        links.add(next);
        link = next;
        key = null;
        consented = false;
    }

    void consented() {
        if (!consented) {
            consented = true;
            told.add(EventType.KYC_CONSENTED);
        }
    }

    /** Counts an attempt that is begun in it. */
    void begun(AttemptLimits limits, Instant now) {
        if (countedFrom == null || !now.isBefore(countedFrom.plus(limits.period()))) {
            countedFrom = now;
            begun = 0;
        }
        begun++;
    }

    boolean isFull(AttemptLimits limits, Instant now) {
        return countedFrom != null && begun >= limits.perSession() && now.isBefore(countedFrom.plus(limits.period()));
    }

    /** Notes what was decided about an attempt that was begun in it. */
    void decided(ModelAttempt attempt) {
        if (attempt.state == AttemptState.VERIFIED) {
            verified.add(attempt.document());
        } else {
            verified.remove(attempt.document());
        }
    }

    void opened(Secret next) {
        keys.add(next);
        key = next;
        link = null;
        boolean first = state == SessionState.EMAIL_SENT || state == SessionState.LINK_READY;
        state = first ? SessionState.OPENED : state;
        told.add(EventType.KYC_OPENED);
    }

    void submitted() {
        if (state == SessionState.OPENED) {
            state = SessionState.IN_PROGRESS;
            told.add(EventType.KYC_SUBMITTED);
        }
    }

    void ended(SessionState end) {
        state = end;
        link = null;
        key = null;
        told.add(
                switch (end) {
                    case COMPLETED -> EventType.KYC_COMPLETED;
                    case FAILED -> EventType.KYC_FAILED;
                    case EXPIRED -> EventType.KYC_SESSION_EXPIRED;
                    default -> EventType.KYC_SESSION_REVOKED;
                });
    }

    @Override
    public String toString() {
        return flow + " " + state;
    }
}
