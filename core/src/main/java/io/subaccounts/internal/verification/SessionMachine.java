package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.session.SessionState.COMPLETED;
import static io.subaccounts.kyc.session.SessionState.EMAIL_SENT;
import static io.subaccounts.kyc.session.SessionState.EXPIRED;
import static io.subaccounts.kyc.session.SessionState.FAILED;
import static io.subaccounts.kyc.session.SessionState.IN_PROGRESS;
import static io.subaccounts.kyc.session.SessionState.LINK_READY;
import static io.subaccounts.kyc.session.SessionState.OPENED;
import static io.subaccounts.kyc.session.SessionState.REVOKED;

import io.subaccounts.kyc.session.SessionState;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a hosted session moves.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionMachine {

    /** What happens to sessions. */
    public enum Event {
        /** The customer opens the link. */
        OPEN,
        /** The customer consents. */
        CONSENT,
        /** The customer submits a document. */
        SUBMIT,
        /** The account's side has the link made anew. */
        RESEND,
        /** The account has all that is required. */
        PASS,
        /** A document that is required failed for good. */
        FAIL,
        /** Somebody looks at the clock. */
        EXPIRE,
        /** The account's side ends it, or puts another in its place. */
        REVOKE
    }

    /** Whether a session's time has run out. */
    public enum Time {
        /** It has not. */
        LEFT,
        /** It has. */
        OVER
    }

    /** The table. */
    public static final StateTable<SessionState, Event, Time> TABLE = table();

    private SessionMachine() {}

    /**
     * The states in which sessions begin.
     *
     * @return the states
     */
    public static Set<SessionState> initial() {
        return EnumSet.of(EMAIL_SENT, LINK_READY);
    }

    private static StateTable<SessionState, Event, Time> table() {
        var left = EnumSet.of(Time.LEFT);
        var over = EnumSet.of(Time.OVER);
        var unopened = EnumSet.of(EMAIL_SENT, LINK_READY);
        var opened = EnumSet.of(OPENED, IN_PROGRESS);
        var active = EnumSet.of(EMAIL_SENT, LINK_READY, OPENED, IN_PROGRESS);
        return StateTable.<SessionState, Event, Time>declare()
                .on(unopened, Event.OPEN, left, OPENED)
                .staying(opened, Event.OPEN, left)
                .staying(opened, Event.CONSENT, left)
                .on(opened, Event.SUBMIT, left, IN_PROGRESS)
                .staying(EnumSet.of(EMAIL_SENT, OPENED, IN_PROGRESS), Event.RESEND, left)
                .on(active, Event.PASS, left, COMPLETED)
                .on(active, Event.FAIL, left, FAILED)
                .on(active, Event.EXPIRE, over, EXPIRED)
                .on(active, Event.REVOKE, EnumSet.allOf(Time.class), REVOKED)
                .table();
    }
}
