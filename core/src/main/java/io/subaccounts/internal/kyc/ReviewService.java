package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.Judge;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.review.KycReviews;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Decisions by people: one reviewer at a time holds an attempt, by a lease.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class ReviewService implements KycReviews {

    private static final int MAX_NOTES = 50;
    private static final Attempt.Review UNTOUCHED = new Attempt.Review(null, null, List.of(), null, null);

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final Attempts attempts;
    private final Judge judge;
    private final Conclusions conclusions;
    private final AttemptLists lists;

    /**
     * Sets the reviews up.
     *
     * @param storage where attempts live
     * @param authority who may review
     * @param clock the clock
     * @param attempts how attempts move
     * @param judge what to make of a rejection
     * @param conclusions what becomes of a decision
     * @param lists how attempts are listed
     */
    public ReviewService(
            Storage storage,
            Authority authority,
            MicroClock clock,
            Attempts attempts,
            Judge judge,
            Conclusions conclusions,
            AttemptLists lists) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.attempts = attempts;
        this.judge = judge;
        this.conclusions = conclusions;
        this.lists = lists;
    }

    @Override
    public Page<Attempt> queue(Actor actor, @Nullable AccountId subject, PageRequest page) {
        authority.requirePlatform(actor, Action.DECIDE_KYC);
        return lists.list(
                actor, Action.DECIDE_KYC, subject, ResourceQuery.Reach.SUBTREE, AttemptState.NEEDS_REVIEW, page);
    }

    @Override
    public Attempt claim(Actor actor, AttemptId attempt, Duration lease) {
        if (lease.isNegative() || lease.isZero() || lease.compareTo(MAX_LEASE) > 0) {
            throw new ValidationException("lease", "must be more than zero up to " + MAX_LEASE);
        }
        return change(actor, attempt, (review, now) -> {
            requireFree(actor, review, now);
            return new Attempt.Review(Decisions.operator(actor), now.plus(lease), review.notes(), null, null);
        });
    }

    @Override
    public Attempt release(Actor actor, AttemptId attempt) {
        return change(actor, attempt, (review, now) -> {
            requireHeld(actor, review, now);
            return new Attempt.Review(null, null, review.notes(), null, null);
        });
    }

    @Override
    public Attempt note(Actor actor, AttemptId attempt, String note) {
        String checked = TextRules.label("note", note, Decisions.MAX_REASON);
        return change(actor, attempt, (review, now) -> {
            requireHeld(actor, review, now);
            if (review.notes().size() >= MAX_NOTES) {
                throw new ConflictException(ErrorCode.LIMIT_REACHED, "an attempt has at most " + MAX_NOTES + " notes");
            }
            var notes = new ArrayList<>(review.notes());
            notes.add(Decisions.operator(actor) + ": " + checked);
            return new Attempt.Review(review.claimedBy(), review.leaseUntil(), notes, null, null);
        });
    }

    @Override
    public VerificationResult.Recorded approve(Actor actor, AttemptId attempt, String reason) {
        return decide(actor, attempt, reason, (tx, account, row) -> {
            if (conclusions.contradicts(tx, account, row)) {
                throw new ConflictException(
                        ErrorCode.WRONG_STATE,
                        "the holder's name is another one than on the account's other documents; reject the attempt");
            }
            return Ruling.plain(AttemptMachine.Event.APPROVE);
        });
    }

    @Override
    public VerificationResult.Recorded reject(Actor actor, AttemptId attempt, String reason, Finality finality) {
        return decide(
                actor,
                attempt,
                reason,
                (tx, account, row) -> judge.rejection(finality, Conclusions.failures(account, attempt)));
    }

    private interface Verdict {
        Ruling on(Transaction tx, Lineage account, AttemptRow attempt);
    }

    private VerificationResult.Recorded decide(Actor actor, AttemptId id, String reason, Verdict verdict) {
        String checked = Decisions.reason(reason);
        return storage.write(tx -> {
            Lineage account = authority.require(tx, actor, Action.DECIDE_KYC, id.account(), TreeLock.EXCLUSIVE);
            AttemptRow attempt = reviewed(tx, account, id);
            Attempt.Review review = reviewOf(attempt);
            requireHeld(actor, review, clock.now());
            VerificationResult.Recorded decided = conclusions.apply(
                    tx,
                    account,
                    attempt,
                    verdict.on(tx, account, attempt),
                    edit -> edit.review =
                            new Attempt.Review(null, null, review.notes(), Decisions.operator(actor), checked));
            return new VerificationResult.Recorded(AttemptEdit.reviewed(Conclusions.find(tx, id)), decided.status());
        });
    }

    private Attempt change(Actor actor, AttemptId id, BiFunction<Attempt.Review, Instant, Attempt.Review> rule) {
        return storage.write(tx -> {
            Lineage account = authority.require(tx, actor, Action.DECIDE_KYC, id.account(), TreeLock.EXCLUSIVE);
            AttemptRow attempt = reviewed(tx, account, id);
            Attempt.Review next = rule.apply(reviewOf(attempt), clock.now());
            if (!attempts.note(tx, account, attempt, edit -> edit.review = next)) {
                throw new IllegalStateException("the storage let an attempt change under an exclusive lock");
            }
            return AttemptEdit.reviewed(Conclusions.find(tx, id));
        });
    }

    private static AttemptRow reviewed(Transaction tx, Lineage account, AttemptId id) {
        AttemptRow attempt = AttemptLists.find(tx, account, id);
        if (attempt.state() != AttemptState.NEEDS_REVIEW) {
            throw new ConflictException(
                    ErrorCode.WRONG_STATE,
                    AttemptMachine.TABLE.refusal(
                            attempt.state(), AttemptMachine.Event.APPROVE, AttemptMachine.Judgement.ACCEPT));
        }
        return attempt;
    }

    private static Attempt.Review reviewOf(AttemptRow attempt) {
        return attempt.review() == null ? UNTOUCHED : attempt.review();
    }

    private static void requireFree(Actor actor, Attempt.Review review, Instant now) {
        if (isClaimed(review, now) && !Decisions.operator(actor).equals(review.claimedBy())) {
            throw new ConflictException(ErrorCode.WRONG_STATE, "another reviewer holds the attempt");
        }
    }

    private static void requireHeld(Actor actor, Attempt.Review review, Instant now) {
        if (!isClaimed(review, now) || !Decisions.operator(actor).equals(review.claimedBy())) {
            throw new ConflictException(ErrorCode.WRONG_STATE, "claim the attempt first");
        }
    }

    private static boolean isClaimed(Attempt.Review review, Instant now) {
        return review.leaseUntil() != null && review.leaseUntil().isAfter(now);
    }
}
