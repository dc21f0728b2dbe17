package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.review.KycReviews;
import io.subaccounts.tck.support.SubmissionAnswer;
import io.subaccounts.tck.tenancy.Papers.Paper;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods of the review queue. */
final class ReviewOperations {

    private ReviewOperations() {}

    static Operations registered() {
        return new Operations(KycReviews.class)
                .on("queue", ReviewOperations::queue)
                .on("claim", ReviewOperations::claim)
                .on("release", ReviewOperations::release)
                .on("note", ReviewOperations::note)
                .on("approve", ReviewOperations::approve)
                .on("reject", ReviewOperations::reject);
    }

    private static void queue(Turn turn) {
        @Nullable AccountId subject = turn.chance(20) ? null : turn.subjectId();
        Predicate<Node> concerned = subject == null
                ? node -> true
                : node -> turn.subject().filter(node::isAtOrBelow).isPresent();
        var due = turn.model.nodes.stream()
                .filter(concerned)
                .flatMap(node -> node.papers.all.stream())
                .filter(paper -> paper.state == AttemptState.NEEDS_REVIEW)
                .sorted(Comparator.comparing((Paper paper) -> paper.at))
                .map(Shown::of)
                .toList();
        var expected = !turn.caller.isPlatform()
                ? Expected.unless(Set.of("STANDING_TOO_LOW"))
                : subject == null ? Expected.success() : turn.managing(Action.DECIDE_KYC);
        new Pages<Attempt, Shown>("queue " + subject, Shown::of)
                .turnThrough(
                        turn,
                        expected,
                        due,
                        page -> turn.manager.kycReviews().queue(turn.caller.actor(), subject, page));
    }

    private static void claim(Turn turn) {
        var named = NamedAttempt.forReview(turn);
        change(
                turn,
                named,
                reviewing(turn, named),
                () -> turn.manager.kycReviews().claim(turn.caller.actor(), named.id(), Duration.ofHours(24)),
                paper -> paper.claimed = true);
    }

    private static void release(Turn turn) {
        var named = claimed(turn);
        change(
                turn,
                named,
                holding(turn, named),
                () -> turn.manager.kycReviews().release(turn.caller.actor(), named.id()),
                paper -> paper.claimed = false);
    }

    private static void note(Turn turn) {
        var named = claimed(turn);
        change(
                turn,
                named,
                holding(turn, named),
                () -> turn.manager.kycReviews().note(turn.caller.actor(), named.id(), "looks fine"),
                paper -> {});
    }

    private static void approve(Turn turn) {
        var named = claimed(turn);
        decide(
                turn,
                named,
                () -> turn.manager.kycReviews().approve(turn.caller.actor(), named.id(), "the same person"),
                AttemptState.VERIFIED);
    }

    private static void reject(Turn turn) {
        var named = claimed(turn);
        decide(
                turn,
                named,
                () -> turn.manager
                        .kycReviews()
                        .reject(turn.caller.actor(), named.id(), "somebody else", Finality.RETRYABLE),
                AttemptState.FAILED_RETRYABLE);
    }

    /** Mostly one that the platform has claimed. */
    private static NamedAttempt claimed(Turn turn) {
        var named = NamedAttempt.forReview(turn);
        boolean claimable = named.paper()
                .filter(paper -> paper.state == AttemptState.NEEDS_REVIEW)
                .filter(paper -> !turn.node().deleted)
                .isPresent();
        if (claimable && turn.chance(70)) {
            turn.manager.kycReviews().claim(Stage.PLATFORM, named.id(), Duration.ofHours(24));
            named.paper().get().claimed = true;
        }
        return named;
    }

    private static Expected reviewing(Turn turn, NamedAttempt named) {
        boolean waiting = named.paper()
                .filter(paper -> paper.state == AttemptState.NEEDS_REVIEW)
                .isPresent();
        return KycOperations.onlyIf(waiting, named.managing(turn, Action.DECIDE_KYC));
    }

    private static Expected holding(Turn turn, NamedAttempt named) {
        boolean held = named.paper().filter(paper -> paper.claimed).isPresent();
        return KycOperations.onlyIf(held, reviewing(turn, named));
    }

    private static void change(
            Turn turn, NamedAttempt named, Expected expected, Supplier<Attempt> call, Consumer<Paper> carryOver) {
        turn.call(
                expected,
                call,
                attempt -> {
                    var paper = named.paper().orElseThrow();
                    carryOver.accept(paper);
                    turn.same("attempt", Shown.of(attempt), Shown.of(paper));
                    var claimer = Optional.ofNullable(attempt.review()).map(Attempt.Review::claimedBy);
                    turn.same("claim", claimer.isPresent(), paper.claimed);
                },
                named.id());
    }

    private static void decide(
            Turn turn, NamedAttempt named, Supplier<VerificationResult.Recorded> call, AttemptState outcome) {
        turn.call(
                holding(turn, named),
                call,
                result -> {
                    var paper = named.paper().orElseThrow();
                    paper.claimed = false;
                    turn.node().papers.move(paper, outcome);
                    DocumentOperations.compare(turn, paper, SubmissionAnswer.of(result));
                },
                named.id());
    }
}
