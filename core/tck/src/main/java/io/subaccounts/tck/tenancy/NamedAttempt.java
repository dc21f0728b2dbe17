package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.tck.tenancy.Papers.Paper;
import java.util.List;
import java.util.Optional;

/**
 * An attempt of the account concerned, or none.
 *
 * @param id as it is named to the library
 * @param paper the attempt, if it exists
 */
record NamedAttempt(AttemptId id, Optional<Paper> paper) {

    private static final int ABSENT = 999;

    /** Any. */
    static NamedAttempt in(Turn turn) {
        return among(turn, turn.subject().map(node -> node.papers.all).orElse(List.of()));
    }

    /** Mostly one that waits for a reviewer. */
    static NamedAttempt forReview(Turn turn) {
        var waiting = turn.subject()
                .map(node -> node.papers.all.stream()
                        .filter(paper -> paper.state == AttemptState.NEEDS_REVIEW)
                        .toList())
                .orElse(List.of());
        if (waiting.isEmpty() && turn.subject().isPresent() && turn.chance(50)) {
            turn.preparing().review(turn.node());
        }
        return waiting.isEmpty() || turn.chance(10) ? in(turn) : among(turn, waiting);
    }

    private static NamedAttempt among(Turn turn, List<Paper> papers) {
        var paper = turn.anyOf(papers).filter(each -> !turn.chance(5));
        var absent = new AttemptId(turn.subjectId(), turn.any(List.of(DocumentType.values())), ABSENT);
        return new NamedAttempt(paper.map(each -> each.id).orElse(absent), paper);
    }

    /** Who does not see the account is told nothing of its attempts, not even that there are none. */
    Expected managing(Turn turn, Action action) {
        var expected = turn.managing(action);
        return expected.mustSucceed() && paper.isEmpty() ? Expected.notFound("attempt", id) : expected;
    }
}
