package io.subaccounts.internal.verification;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How attempts add up to where a document stands. What the subject itself passed or failed counts; what we or a provider
 * failed at does not.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Standings {

    private static final Set<AttemptState> DECIDED =
            EnumSet.of(AttemptState.VERIFIED, AttemptState.FAILED_RETRYABLE, AttemptState.FAILED_FINAL);

    private Standings() {}

    /**
     * Where a document stands once one of its attempts is in its present state.
     *
     * @param kyc what the account's verification has come to before
     * @param attempt the attempt
     * @param simulated whether test mode decided it
     * @return what it has come to
     */
    public static KycRow after(KycRow kyc, AttemptRow attempt, boolean simulated) {
        DocumentType document = attempt.id().document();
        StandingRow before = kyc.standing(document).orElse(new StandingRow(document, 0, null, null, 0));
        int number = attempt.id().number();
        int last = Math.max(before.lastAttempt(), number);
        StandingRow.Settled settled = settled(attempt, simulated);
        StandingRow.Settled earlier = before.settled();
        StandingRow after = settled == null || (earlier != null && earlier.attempt() >= number)
                ? new StandingRow(document, last, earlier, open(before, attempt), before.failures())
                : new StandingRow(document, last, settled, open(before, attempt), failures(before, attempt));
        var standings = new ArrayList<>(kyc.standings());
        standings.removeIf(standing -> standing.document() == document);
        standings.add(after);
        standings.sort(Comparator.comparing(StandingRow::document));
        return new KycRow(standings, kyc.override(), kyc.approval(), kyc.held(), kyc.announced(), kyc.dueAt());
    }

    /**
     * Says whether a document may be tried.
     *
     * @param kyc what the account's verification has come to
     * @param document which document
     * @param rule how often it may be tried
     * @param now the present moment
     * @return why not, empty if it may
     */
    public static Optional<RetryRefusal> refusal(KycRow kyc, DocumentType document, RetryRule rule, Instant now) {
        if (isInReview(kyc, document)) {
            return Optional.of(new RetryRefusal(RetryRefusal.Reason.IN_REVIEW, null));
        }
        StandingRow.Settled settled =
                kyc.standing(document).map(StandingRow::settled).orElse(null);
        if (settled == null || settled.outcome() == AttemptState.VERIFIED) {
            return Optional.empty();
        }
        if (settled.outcome() == AttemptState.FAILED_FINAL) {
            return Optional.of(new RetryRefusal(RetryRefusal.Reason.FAILED_FINALLY, null));
        }
        Instant from = settled.at().plus(rule.coolDown());
        return from.isAfter(now)
                ? Optional.of(new RetryRefusal(RetryRefusal.Reason.COOLING_DOWN, from))
                : Optional.empty();
    }

    private static boolean isInReview(KycRow kyc, DocumentType document) {
        return kyc.standing(document)
                .map(StandingRow::open)
                .filter(open -> open.state() == AttemptState.NEEDS_REVIEW)
                .isPresent();
    }

    private static StandingRow.@Nullable Settled settled(AttemptRow attempt, boolean simulated) {
        Instant at = attempt.settledAt();
        if (!isDecided(attempt.state()) || at == null) {
            return null;
        }
        return new StandingRow.Settled(
                attempt.id().number(),
                attempt.state(),
                at,
                attempt.validUntil(),
                simulated,
                attempt.holderType(),
                attempt.holder());
    }

    /** A search or a request does not take the place of something that was submitted. */
    private static StandingRow.@Nullable Open open(StandingRow before, AttemptRow attempt) {
        StandingRow.Open earlier = before.open();
        int number = attempt.id().number();
        if (attempt.state().isFinal()) {
            return earlier != null && earlier.attempt() == number ? null : earlier;
        }
        boolean taken = earlier != null && earlier.attempt() != number && earlier.state() != AttemptState.INITIATED;
        if (taken && attempt.state() == AttemptState.INITIATED) {
            return earlier;
        }
        return new StandingRow.Open(number, attempt.state(), attempt.waitingSince());
    }

    private static int failures(StandingRow before, AttemptRow attempt) {
        return attempt.state() == AttemptState.VERIFIED ? 0 : before.failures() + 1;
    }

    /**
     * Says whether a state tells something about the subject.
     *
     * @param state the state of an attempt
     * @return true if the subject passed or failed
     */
    public static boolean isDecided(AttemptState state) {
        return DECIDED.contains(state);
    }
}
