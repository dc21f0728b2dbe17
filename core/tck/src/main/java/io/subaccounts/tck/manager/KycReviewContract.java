package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.DenialReason;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.kyc.review.KycReviews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a person has to look at is queued, claimed by one at a time, and decided with a reason. */
abstract class KycReviewContract extends VerificationContract {

    private static final Actor ADA = Actor.platform("ada");
    private static final Actor BOB = Actor.platform("bob");
    private static final Duration HOUR = Duration.ofHours(1);

    private CreatedAccount company;
    private AttemptId attempt;

    @BeforeEach
    void submitAPanThatIsClose() {
        company = company();
        gst(company, GSTIN);
        attempt = close(company);
    }

    @Test
    void documentInReviewIsPendingAndOpensNothing() {
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.PENDING);
        assertGate(company, KycGate.BLOCKED);
        assertThat(eventTypes(company)).contains(EventType.KYC_DOCUMENT_IN_REVIEW);
        world.time.advance(Duration.ofDays(60));
        sweep();
        assertThat(queue(company.authId())).as("reviews do not lapse").containsExactly(attempt);
    }

    @Test
    void queueHoldsWhatWaitsBelowAnAccount() {
        var below = customer(company, BusinessType.PRIVATE_LIMITED);
        var second = close(below);
        var elsewhere = close(customer(world.main("elsewhere"), BusinessType.PRIVATE_LIMITED));

        assertThat(queue(company.authId())).containsExactly(attempt, second);
        assertThat(queue(below.authId())).containsExactly(second);
        assertThat(queue(null)).contains(attempt, second, elsewhere);
    }

    @Test
    void queueIsReadInPages() {
        var expected = new ArrayList<>(List.of(attempt));
        for (int i = 0; i < 4; i++) {
            expected.add(close(customer(main, BusinessType.PRIVATE_LIMITED)));
        }
        var page = PageRequest.first(2).oldestFirst();
        var walked = new ArrayList<AttemptId>();
        while (true) {
            var answer = reviews().queue(ADA, main.authId(), page);
            answer.items().forEach(each -> walked.add(each.id()));
            if (answer.next().isEmpty()) {
                break;
            }
            page = page.after(answer.next().get());
        }
        assertThat(walked).isEqualTo(expected);
    }

    @Test
    void approvedDocumentIsVerified() {
        reviews().claim(ADA, attempt, HOUR);
        world.tick();

        var decided = reviews().approve(ADA, attempt, "the same company, renamed");

        assertThat(decided.attempt().state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(decided.attempt().settledAt()).isEqualTo(world.time.now());
        assertThat(decided.attempt().review()).satisfies(review -> {
            assertThat(review.decidedBy()).isEqualTo("ada");
            assertThat(review.reason()).isEqualTo("the same company, renamed");
            assertThat(review.claimedBy()).isNull();
        });
        assertThat(decided.status()).isEqualTo(status(company));
        assertGate(company, KycGate.OPEN);
        assertThat(queue(company.authId())).isEmpty();
    }

    @Test
    void rejectedDocumentFailsAndMayBeTriedAgain() {
        reviews().claim(ADA, attempt, HOUR);

        var decided = reviews().reject(ADA, attempt, "another company", Finality.RETRYABLE);

        assertThat(decided.attempt().state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(decided.attempt().failureReason()).contains(FailureReason.REJECTED_BY_REVIEWER);
        assertGate(company, KycGate.BLOCKED);
        provider.passes();
        pan(company, PAN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void documentThatIsRejectedForGoodIsNotTriedAgain() {
        reviews().claim(ADA, attempt, HOUR);
        reviews().reject(ADA, attempt, "forged", Finality.FINAL);
        provider.passes();

        assertThat(pan(company, PAN))
                .isEqualTo(new VerificationResult.NotNow(new RetryRefusal(RetryRefusal.Reason.FAILED_FINALLY, null)));
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void rejectionsCountTowardsTheCap() {
        openUnder(KycPolicy.india().retries(new RetryRule(2, Duration.ZERO)));
        company = company();
        reject(close(company));

        assertThat(reject(close(company))).isEqualTo(AttemptState.FAILED_FINAL);
    }

    @Test
    void decisionNeedsAClaim() {
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().approve(ADA, attempt, "fine"));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().reject(ADA, attempt, "no", Finality.FINAL));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().note(ADA, attempt, "hm"));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().release(ADA, attempt));
        assertThat(queue(company.authId())).containsExactly(attempt);
    }

    @Test
    void claimKeepsOtherReviewersOff() {
        reviews().claim(ADA, attempt, HOUR);

        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().claim(BOB, attempt, HOUR));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().approve(BOB, attempt, "fine"));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().reject(BOB, attempt, "no", Finality.FINAL));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().note(BOB, attempt, "hm"));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().release(BOB, attempt));
        reviews().approve(ADA, attempt, "fine");
    }

    @Test
    void claimEndsWithItsLease() {
        var claimed = reviews().claim(ADA, attempt, HOUR);
        assertThat(review(claimed).claimedBy()).isEqualTo("ada");
        assertThat(review(claimed).leaseUntil()).isEqualTo(world.time.now().plus(HOUR));
        world.time.advance(HOUR);

        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().approve(ADA, attempt, "too late"));
        reviews().claim(BOB, attempt, HOUR);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().claim(ADA, attempt, HOUR));
        reviews().approve(BOB, attempt, "fine");
    }

    @Test
    void reviewerClaimsForLongerAndGivesBack() {
        reviews().claim(ADA, attempt, HOUR);
        world.time.advance(HOUR.minusMillis(1));
        reviews().claim(ADA, attempt, HOUR);
        world.time.advance(HOUR.minusMillis(1));
        assertThat(review(reviews().release(ADA, attempt)).claimedBy()).isNull();

        reviews().claim(BOB, attempt, HOUR);
    }

    @Test
    void leaseIsMoreThanNothingAndAtMostADay() {
        for (var lease : List.of(Duration.ZERO, Duration.ofSeconds(-1), KycReviews.MAX_LEASE.plusMillis(1))) {
            Expect.invalid("lease", () -> reviews().claim(ADA, attempt, lease));
        }
        reviews().claim(ADA, attempt, KycReviews.MAX_LEASE);
    }

    @Test
    void notesStayThroughClaimsAndDecision() {
        reviews().claim(ADA, attempt, HOUR);
        reviews().note(ADA, attempt, "called the customer");
        reviews().release(ADA, attempt);
        reviews().claim(BOB, attempt, HOUR);
        reviews().note(BOB, attempt, "saw the deed");

        assertThat(review(reviews().approve(BOB, attempt, "fine").attempt()).notes())
                .containsExactly("ada: called the customer", "bob: saw the deed");
    }

    @Test
    void notesAreLabelsAndAtMostFifty() {
        reviews().claim(ADA, attempt, HOUR);
        for (var note : List.of("", "x".repeat(501), "card 2341 2341 2346")) {
            Expect.invalid("note", () -> reviews().note(ADA, attempt, note));
        }
        for (int i = 0; i < 50; i++) {
            reviews().note(ADA, attempt, "note " + i);
        }
        Expect.conflict(ErrorCode.LIMIT_REACHED, () -> reviews().note(ADA, attempt, "one more"));
    }

    @Test
    void whatWasDecidedOrReplacedIsNotReviewed() {
        reviews().claim(ADA, attempt, HOUR);
        reviews().approve(ADA, attempt, "fine");
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().claim(ADA, attempt, HOUR));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().reject(ADA, attempt, "no", Finality.FINAL));

        var other = company();
        var replaced = close(other);
        reviews().claim(ADA, replaced, HOUR);
        provider.fails(FailureReason.NOT_FOUND);
        world.kyc().verifyPan(PLATFORM, other.authId(), PanSubmission.of(PAN, NAME));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> reviews().approve(ADA, replaced, "fine"));
        assertThat(status(other).documents()).containsEntry(DocumentType.PAN, VerificationState.FAILED);
    }

    @Test
    void whatReviewersSayAmongThemselvesIsNotForTheSubjectNorAnyAccount() {
        reviews().claim(ADA, attempt, HOUR);
        reviews().note(ADA, attempt, "looks like the one we had in May");
        for (int decided = 0; decided < 2; decided++) {
            for (var account : List.of(company.asActor(), main.asActor(), above(company))) {
                var seen = world.kyc().attempts(account, company.authId(), PageRequest.first(10));
                assertThat(seen.items()).hasSize(2).extracting(Attempt::review).containsOnlyNulls();
            }
            assertThat(attempts(company))
                    .as("the platform")
                    .filteredOn(each -> each.id().equals(attempt))
                    .extracting(each -> review(each).notes())
                    .containsExactly(List.of("ada: looks like the one we had in May"));
            if (decided == 0) {
                reviews().reject(ADA, attempt, "another company of May's", Finality.RETRYABLE);
            }
        }
        assertThat(events(company).toString()).doesNotContain("May");
    }

    @Test
    void onlyThePlatformReviews() {
        var page = PageRequest.first(10);
        for (var actor : List.of(main.asActor(), company.asActor())) {
            for (var subject : new @Nullable AccountId[] {company.authId(), null}) {
                Expect.denied(() -> reviews().queue(actor, subject, page), DenialReason.STANDING_TOO_LOW);
            }
            Expect.standingTooLow(() -> reviews().claim(actor, attempt, HOUR));
            Expect.standingTooLow(() -> reviews().approve(actor, attempt, "mine"));
            Expect.standingTooLow(() -> reviews().reject(actor, attempt, "mine", Finality.FINAL));
        }
        var absent = new AttemptId(company.authId(), DocumentType.PAN, 99);
        Expect.notFound("attempt", absent, () -> reviews().claim(ADA, absent, HOUR));
    }

    private KycReviews reviews() {
        return world.manager.kycReviews();
    }

    private static Attempt.Review review(Attempt reviewed) {
        return Objects.requireNonNull(reviewed.review());
    }

    /** Submits a PAN whose registered name is close to the declared one. */
    private AttemptId close(CreatedAccount account) {
        provider.passesAs("BLUE KITE VOICE PRIVATE LIMITED");
        var submitted = attempt(pan(account, PAN));
        assertThat(submitted.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        return submitted.id();
    }

    private AttemptState reject(AttemptId id) {
        reviews().claim(ADA, id, HOUR);
        return reviews().reject(ADA, id, "no", Finality.RETRYABLE).attempt().state();
    }

    private List<AttemptId> queue(@Nullable AccountId subject) {
        return reviews().queue(ADA, subject, PageRequest.first(1000).oldestFirst()).items().stream()
                .map(each -> each.id())
                .toList();
    }
}
