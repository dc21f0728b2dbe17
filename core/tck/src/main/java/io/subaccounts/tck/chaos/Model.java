package io.subaccounts.tck.chaos;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.session.SessionState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happens to attempts and sessions. Time does its part by itself, whether or not anybody sweeps. */
final class Model {

    /** How long a search or a request can be put to use. */
    private static final Duration WAITING = Duration.ofDays(1);

    final Rules rules;
    final List<ModelAccount> accounts = new ArrayList<>();

    Model(Rules rules) {
        this.rules = rules;
    }

    /** Lets time do its part. */
    void lapse(Instant now) {
        for (ModelAccount account : accounts) {
            account.attempts().filter(attempt -> isOver(attempt, now)).forEach(attempt -> {
                attempt.unnoticed = attempt.state;
                attempt.state = AttemptState.ERROR;
            });
            account.activeSession()
                    .filter(session -> !now.isBefore(session.expiresAt))
                    .ifPresent(session -> session.ended(SessionState.EXPIRED));
        }
    }

    /** What a sweep notices. */
    void sweep() {
        for (ModelAccount account : accounts) {
            account.attempts()
                    .filter(attempt -> isNoticed(account, attempt))
                    .forEach(attempt -> attempt.unnoticed = null);
        }
    }

    /** That something became of an attempt too late is how its end is noticed. */
    void late(ModelAttempt attempt) {
        attempt.unnoticed = null;
    }

    /** A search or a request, in place of the one before. */
    ModelAttempt initiate(ModelAccount account, DocumentType document, @Nullable ModelSession session, Instant now) {
        for (ModelAttempt earlier : account.attempts(document)) {
            boolean waits = earlier.state == AttemptState.INITIATED;
            earlier.state = waits ? AttemptState.SUPERSEDED : earlier.state;
            earlier.unnoticed = earlier.unnoticed == AttemptState.INITIATED ? null : earlier.unnoticed;
        }
        return begin(account, document, session, now);
    }

    /** Something submitted, in place of all that is under way. */
    ModelAttempt submit(ModelAccount account, DocumentType document, @Nullable ModelSession session, Instant now) {
        supersede(account, document);
        ModelAttempt attempt = begin(account, document, session, now);
        submitted(attempt, now);
        return attempt;
    }

    /** A search or a request put to use, in place of all that is under way. */
    void use(ModelAccount account, ModelAttempt initiated, @Nullable ModelSession session, Instant now) {
        initiated.session = session == null ? initiated.session : session;
        initiated.state = AttemptState.SUPERSEDED;
        supersede(account, initiated.document());
        submitted(initiated, now);
    }

    private static void submitted(ModelAttempt attempt, Instant now) {
        attempt.state = AttemptState.STARTED;
        attempt.submittedAt = now;
    }

    /** An answer, by whatever way it came. */
    void settle(ModelAccount account, ModelAttempt attempt, Answer answer, Instant now) {
        move(account, attempt, outcome(account, attempt, answer), now);
    }

    private AttemptState outcome(ModelAccount account, ModelAttempt attempt, Answer answer) {
        boolean lastTry = account.failures(attempt.document()) + 1
                >= rules.policy.retries().maxFailures();
        AttemptState failed = lastTry ? AttemptState.FAILED_FINAL : AttemptState.FAILED_RETRYABLE;
        return switch (answer) {
            case FAILED -> failed;
            case FAILED_FOR_GOOD -> AttemptState.FAILED_FINAL;
            case PENDING -> AttemptState.PENDING;
            case FAULT -> AttemptState.ERROR;
            case PASSED, CLOSE, DIFFERENT -> {
                attempt.registeredName = answer.registered(attempt.declaredName);
                yield switch (Rules.holders(account, attempt)) {
                    case SAME -> AttemptState.VERIFIED;
                    case CLOSE -> AttemptState.NEEDS_REVIEW;
                    case OTHER -> failed;
                };
            }
        };
    }

    /** A reviewer's rejection. */
    void reject(ModelAccount account, ModelAttempt attempt, boolean forGood, Instant now) {
        Answer answer = forGood ? Answer.FAILED_FOR_GOOD : Answer.FAILED;
        settle(account, attempt, answer, now);
    }

    void move(ModelAccount account, ModelAttempt attempt, AttemptState state, Instant now) {
        ModelAttempt before = account.decided(attempt.document());
        attempt.state = state;
        if (state == AttemptState.INITIATED) {
            attempt.submittedAt = null;
        }
        if (state.isFinal()) {
            attempt.settledAt = now;
        }
        if (state == AttemptState.VERIFIED) {
            attempt.validUntil = rules.policy
                    .rechecks()
                    .validFor(attempt.document())
                    .map(now::plus)
                    .orElse(null);
        }
        if (attempt.isDecided()) {
            boolean another = before != null && before.pan != null && !before.pan.equals(attempt.pan);
            account.approved &= attempt.document() != DocumentType.PAN || !another;
            judge(account, attempt, now);
        }
    }

    /** Why nobody but the platform may begin another attempt now. */
    Optional<RetryRefusal.Reason> refusal(
            ModelAccount account, DocumentType document, @Nullable ModelSession session, Instant now) {
        return refusal(account, document, now).or(() -> crowd(account, document, session, now));
    }

    /** Why there is no room for another attempt, whatever became of those before. */
    Optional<RetryRefusal.Reason> crowd(
            ModelAccount account, DocumentType document, @Nullable ModelSession session, Instant now) {
        AttemptLimits limits = rules.policy.limits();
        long recent = account.attempts(document).stream()
                .filter(attempt -> now.isBefore(attempt.createdAt.plus(limits.period())))
                .mapToInt(attempt -> Math.max(1, attempt.fetches))
                .sum();
        boolean full = recent >= limits.perDocument() || (session != null && session.isFull(limits, now));
        return full ? Optional.of(RetryRefusal.Reason.TOO_MANY_ATTEMPTS) : Optional.empty();
    }

    /** Why nobody but the platform may try what was begun, or begin anew. */
    Optional<RetryRefusal.Reason> refusal(ModelAccount account, DocumentType document, Instant now) {
        ModelAttempt present = account.underWay(document);
        if (present != null && present.state == AttemptState.NEEDS_REVIEW) {
            return Optional.of(RetryRefusal.Reason.IN_REVIEW);
        }
        ModelAttempt decided = account.decided(document);
        if (decided == null || decided.state == AttemptState.VERIFIED || decided.settledAt == null) {
            return Optional.empty();
        }
        if (decided.state == AttemptState.FAILED_FINAL) {
            return Optional.of(RetryRefusal.Reason.FAILED_FINALLY);
        }
        return now.isBefore(decided.settledAt.plus(rules.policy.retries().coolDown()))
                ? Optional.of(RetryRefusal.Reason.COOLING_DOWN)
                : Optional.empty();
    }

    Optional<ModelAttempt> find(@Nullable AttemptId id) {
        return accounts.stream()
                .flatMap(ModelAccount::attempts)
                .filter(attempt -> attempt.id.equals(id))
                .findFirst();
    }

    /** What a decision about one of an account's documents means for its session. */
    private void judge(ModelAccount account, ModelAttempt attempt, Instant now) {
        account.activeSession().ifPresent(session -> {
            if (session.equals(attempt.session)) {
                session.decided(attempt);
            }
            if (rules.isComplete(account, now)) {
                session.ended(SessionState.COMPLETED);
            } else if (rules.isHopeless(account, now)) {
                session.ended(SessionState.FAILED);
            }
        });
    }

    private ModelAttempt begin(
            ModelAccount account, DocumentType document, @Nullable ModelSession session, Instant now) {
        List<ModelAttempt> all = account.attempts(document);
        var id = new AttemptId(account.id, document, all.size() + 1);
        var attempt = new ModelAttempt(id, AttemptState.INITIATED, now);
        attempt.session = session;
        if (session != null) {
            session.begun(rules.policy.limits(), now);
        }
        all.add(attempt);
        return attempt;
    }

    private static void supersede(ModelAccount account, DocumentType document) {
        for (ModelAttempt attempt : account.attempts(document)) {
            attempt.state = attempt.state.isFinal() ? attempt.state : AttemptState.SUPERSEDED;
            attempt.unnoticed = null;
        }
    }

    /** What waits behind something submitted is not looked at. */
    private static boolean isNoticed(ModelAccount account, ModelAttempt attempt) {
        return attempt.unnoticed != null && account.underWay(attempt.document()) == null;
    }

    private boolean isOver(ModelAttempt attempt, Instant now) {
        Duration patience = switch (attempt.state) {
            case INITIATED -> WAITING;
            case STARTED, PENDING -> rules.policy.pendingFor();
            default -> null;
        };
        Instant since = attempt.submittedAt == null ? attempt.createdAt : attempt.submittedAt;
        return patience != null && !now.isBefore(since.plus(patience));
    }
}
