package io.subaccounts.kyc.review;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.VerificationResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The queue of attempts that need a human decision. Only the platform decides. Safe for use by several threads; throws what
 * the methods of {@link io.subaccounts.kyc.Kyc} throw.
 */
public interface KycReviews {

    /** The longest lease. */
    Duration MAX_LEASE = Duration.ofHours(24);

    /**
     * Lists what waits for a decision, whether claimed or not.
     *
     * @param actor the platform
     * @param subject an account, for it and all below it; null for all accounts
     * @param page which part, in the order of creation
     * @return the attempts
     */
    Page<Attempt> queue(Actor actor, @Nullable AccountId subject, PageRequest page);

    /**
     * Claims an attempt for decision, or claims it for longer. A claim keeps other reviewers off until its lease ends.
     *
     * @param actor the platform; the operator's label names the reviewer
     * @param attempt which attempt
     * @param lease for how long, more than zero up to {@link #MAX_LEASE}
     * @return the attempt
     * @throws io.subaccounts.error.ConflictException if somebody else holds it, or it needs no decision
     */
    Attempt claim(Actor actor, AttemptId attempt, Duration lease);

    /**
     * Gives a claim back.
     *
     * @param actor the platform, as the reviewer who holds it
     * @param attempt which attempt
     * @return the attempt
     * @throws io.subaccounts.error.ConflictException if the reviewer does not hold it
     */
    Attempt release(Actor actor, AttemptId attempt);

    /**
     * Adds a note, for reviewers only. Must not hold document numbers.
     *
     * @param actor the platform, as the reviewer who holds it
     * @param attempt which attempt
     * @param note the note, 1 to 500 characters; at most 50 to an attempt
     * @return the attempt
     * @throws io.subaccounts.error.ConflictException if the reviewer does not hold it, or it has too many notes
     */
    Attempt note(Actor actor, AttemptId attempt, String note);

    /**
     * Decides that the document is good. Names that are close are the reviewer's to judge; names of different holders on an
     * account's documents are not.
     *
     * @param actor the platform, as the reviewer who holds it
     * @param attempt which attempt
     * @param reason why, 1 to 500 characters
     * @return the attempt and where the account stands now
     * @throws io.subaccounts.error.ConflictException if the reviewer does not hold it, or if its holder has another name
     *     than the holder of the account's verified PAN, or of another verified document if it is a PAN
     */
    VerificationResult.Recorded approve(Actor actor, AttemptId attempt, String reason);

    /**
     * Decides that the document is not good.
     *
     * @param actor the platform, as the reviewer who holds it
     * @param attempt which attempt
     * @param reason why, 1 to 500 characters
     * @param finality whether the subject may try again
     * @return the attempt and where the account stands now
     * @throws io.subaccounts.error.ConflictException if the reviewer does not hold it
     */
    VerificationResult.Recorded reject(Actor actor, AttemptId attempt, String reason, Finality finality);
}
