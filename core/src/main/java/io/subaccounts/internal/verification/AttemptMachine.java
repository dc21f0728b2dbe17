package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.AttemptState.ERROR;
import static io.subaccounts.kyc.AttemptState.FAILED_FINAL;
import static io.subaccounts.kyc.AttemptState.FAILED_RETRYABLE;
import static io.subaccounts.kyc.AttemptState.INITIATED;
import static io.subaccounts.kyc.AttemptState.NEEDS_REVIEW;
import static io.subaccounts.kyc.AttemptState.PENDING;
import static io.subaccounts.kyc.AttemptState.STARTED;
import static io.subaccounts.kyc.AttemptState.SUPERSEDED;
import static io.subaccounts.kyc.AttemptState.VERIFIED;

import io.subaccounts.kyc.AttemptState;
import java.util.EnumSet;
import java.util.Set;

/**
 * How an attempt to verify a document moves.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AttemptMachine {

    /** What happens to attempts. */
    public enum Event {
        /** The search or the request is being put to use. */
        SUBMIT,
        /** The customer has not decided yet, so the request can be asked about again. */
        WITHHOLD,
        /** The provider will answer later. */
        DEFER,
        /** The provider found the document good. */
        PASS,
        /** The provider found the document not good. */
        FAIL,
        /** The check could not be carried out. */
        BREAK,
        /** A reviewer found the document good. */
        APPROVE,
        /** A reviewer found the document not good. */
        REJECT,
        /** A later attempt takes its place. */
        SUPERSEDE
    }

    /** What the policy makes of what happens. */
    public enum Judgement {
        /** Good. */
        ACCEPT,
        /** Not clear: a person has to look. */
        REVIEW,
        /** Not good, and it may be tried again. */
        RETRY,
        /** Not good, and that is that. */
        FINAL
    }

    /** The attempts that something can still become of. */
    public static final Set<AttemptState> OPEN = Set.of(INITIATED, STARTED, PENDING, NEEDS_REVIEW);

    /** The table. */
    public static final StateTable<AttemptState, Event, Judgement> TABLE = table();

    private AttemptMachine() {}

    private static StateTable<AttemptState, Event, Judgement> table() {
        var any = EnumSet.allOf(Judgement.class);
        var undecided = EnumSet.of(INITIATED, STARTED, PENDING);
        return StateTable.<AttemptState, Event, Judgement>declare()
                .on(EnumSet.of(INITIATED), Event.SUBMIT, any, STARTED)
                .on(EnumSet.of(STARTED), Event.WITHHOLD, any, INITIATED)
                .on(EnumSet.of(STARTED), Event.DEFER, any, PENDING)
                .on(undecided, Event.PASS, EnumSet.of(Judgement.ACCEPT), VERIFIED)
                .on(undecided, Event.PASS, EnumSet.of(Judgement.REVIEW), NEEDS_REVIEW)
                .on(undecided, Event.PASS, EnumSet.of(Judgement.RETRY), FAILED_RETRYABLE)
                .on(undecided, Event.PASS, EnumSet.of(Judgement.FINAL), FAILED_FINAL)
                .on(undecided, Event.FAIL, EnumSet.of(Judgement.RETRY), FAILED_RETRYABLE)
                .on(undecided, Event.FAIL, EnumSet.of(Judgement.FINAL), FAILED_FINAL)
                .on(undecided, Event.BREAK, any, ERROR)
                .on(EnumSet.of(NEEDS_REVIEW), Event.APPROVE, any, VERIFIED)
                .on(EnumSet.of(NEEDS_REVIEW), Event.REJECT, EnumSet.of(Judgement.RETRY), FAILED_RETRYABLE)
                .on(EnumSet.of(NEEDS_REVIEW), Event.REJECT, EnumSet.of(Judgement.FINAL), FAILED_FINAL)
                .on(EnumSet.of(INITIATED, STARTED, PENDING, NEEDS_REVIEW), Event.SUPERSEDE, any, SUPERSEDED)
                .table();
    }
}
