package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.support.KycRowBuilder.kyc;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RecheckRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What time does to verified documents, just before each boundary, at it and just after. */
class ExpiryTest {

    private static final Duration LEAD = Duration.ofDays(30);
    private static final Duration GRACE = Duration.ofDays(10);
    private static final Instant END = Customer.NOW.plus(Duration.ofDays(100));
    private static final KycPolicy POLICY = KycPolicy.india().rechecks(new RecheckRule(Map.of(), LEAD, GRACE));

    private final Circumstances company = Customer.company(kyc().verified(GST).verified(PAN, END));

    @Test
    void aDocumentIsGoodUntilItsVeryEnd() {
        for (Instant moment : new Instant[] {END.minus(LEAD), justBefore(END)}) {
            RequirementStatus pan = pan(moment);

            assertThat(pan.state()).isEqualTo(RequirementState.SATISFIED);
            assertThat(pan.errors()).isEmpty();
            assertThat(pan.dueFrom()).isEqualTo(END.minus(LEAD));
            assertThat(pan.deadline()).isEqualTo(END.plus(GRACE));
        }
    }

    @Test
    void inItsGraceItHasExpiredAndStillCounts() {
        for (Instant moment : new Instant[] {END, justAfter(END), justBefore(END.plus(GRACE))}) {
            KycEvaluation evaluation = evaluate(POLICY, moment);

            assertThat(pan(moment).state()).isEqualTo(RequirementState.EXPIRED);
            assertThat(pan(moment).errors())
                    .containsExactly(new RequirementError(RequirementError.Code.DOCUMENT_EXPIRED, PAN));
            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();
            assertThat(evaluation.overall()).isEqualTo(VerificationState.VERIFIED);
        }
    }

    @Test
    void afterItsGraceItIsPastDueAndTheGateIsShut() {
        for (Instant moment : new Instant[] {END.plus(GRACE), justAfter(END.plus(GRACE))}) {
            KycEvaluation evaluation = evaluate(POLICY, moment);

            assertThat(pan(moment).state()).isEqualTo(RequirementState.PAST_DUE);
            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
            assertThat(evaluation.overall()).isEqualTo(VerificationState.EXPIRED);
            assertThat(evaluation.nextChange()).isNull();
        }
    }

    @Test
    void withoutGraceItStopsToCountWhenItEnds() {
        KycPolicy strict = POLICY.rechecks(new RecheckRule(Map.of(), LEAD, Duration.ZERO));

        assertThat(evaluate(strict, justBefore(END)).allows(Capability.PLACE_CALLS))
                .isTrue();
        assertThat(evaluate(strict, END).allows(Capability.PLACE_CALLS)).isFalse();
    }

    @Test
    void theNextChangeIsTheNextBoundary() {
        assertThat(evaluate(POLICY, justBefore(END.minus(LEAD))).nextChange()).isEqualTo(END.minus(LEAD));
        assertThat(evaluate(POLICY, END.minus(LEAD)).nextChange()).isEqualTo(END);
        assertThat(evaluate(POLICY, END).nextChange()).isEqualTo(END.plus(GRACE));
    }

    @Test
    void tryingAgainAfterTheGraceIsPendingAndOpensNothing() {
        var again = Customer.company(kyc().verified(GST).verified(PAN, END).open(PAN, AttemptState.PENDING, END));
        KycEvaluation evaluation = new Evaluator(POLICY).evaluate(again, justBefore(END.plus(GRACE)));
        assertThat(evaluation.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.EXPIRED);
        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();

        evaluation = new Evaluator(POLICY.pendingFor(Duration.ofDays(365))).evaluate(again, END.plus(GRACE));
        assertThat(evaluation.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.PENDING);
        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.overall()).isEqualTo(VerificationState.PENDING);
    }

    @Test
    void whatIsLookedAtIsGivenUpWhenItsTimeIsOverWhetherOrNotThatWasNoticed() {
        KycPolicy policy = POLICY.pendingFor(Duration.ofDays(7));
        var pending = Customer.company(kyc().open(PAN, AttemptState.PENDING));
        Instant lapse = Customer.NOW.plus(Duration.ofDays(7));

        KycEvaluation before = new Evaluator(policy).evaluate(pending, justBefore(lapse));
        assertThat(before.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.PENDING);
        assertThat(before.nextChange()).isEqualTo(lapse);
        assertThat(new Evaluator(policy)
                        .evaluate(pending, lapse)
                        .requirement("pan")
                        .orElseThrow()
                        .state())
                .isEqualTo(RequirementState.NOT_STARTED);
    }

    @Test
    void aReviewTakesAsLongAsItTakes() {
        var inReview = Customer.company(kyc().open(PAN, AttemptState.NEEDS_REVIEW));
        KycEvaluation evaluation = new Evaluator(POLICY).evaluate(inReview, Customer.NOW.plus(Duration.ofDays(9999)));

        assertThat(evaluation.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.NEEDS_REVIEW);
        assertThat(evaluation.nextChange()).isNull();
    }

    @Test
    void ofTwoDocumentsThatFulfilARequirementTheOneThatLastsLongerSaysWhenItIsDue() {
        Instant later = END.plus(Duration.ofDays(300));
        var both = Customer.company(kyc().verified(PAN).verified(GST, END).verified(CIN, later));
        var one = Customer.company(kyc().verified(PAN).verified(GST, END).verified(CIN));

        RequirementStatus registration = registration(both, END.minus(LEAD));
        assertThat(registration.dueFrom()).isEqualTo(later.minus(LEAD));
        assertThat(registration.deadline()).isEqualTo(later.plus(GRACE));
        assertThat(registration(both, END.plus(GRACE)).state()).isEqualTo(RequirementState.SATISFIED);
        assertThat(registration(one, END.minus(LEAD)).dueFrom()).isNull();
        assertThat(registration(one, END.minus(LEAD)).deadline()).isNull();
    }

    private RequirementStatus pan(Instant moment) {
        return evaluate(POLICY, moment).requirement("pan").orElseThrow();
    }

    private KycEvaluation evaluate(KycPolicy policy, Instant moment) {
        return new Evaluator(policy).evaluate(company, moment);
    }

    private static RequirementStatus registration(Circumstances account, Instant moment) {
        return new Evaluator(POLICY)
                .evaluate(account, moment)
                .requirement("registration")
                .orElseThrow();
    }

    private static Instant justBefore(Instant moment) {
        return moment.minusNanos(1000);
    }

    private static Instant justAfter(Instant moment) {
        return moment.plusNanos(1000);
    }
}
