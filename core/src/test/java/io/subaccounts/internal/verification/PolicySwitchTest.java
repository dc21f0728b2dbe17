package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.AADHAAR;
import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.support.KycRowBuilder.kyc;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** First a PAN is enough; from a day on, Aadhaar is required too; from a later day on, a CIN as well. */
class PolicySwitchTest {

    private static final Duration GRACE = Duration.ofDays(20);
    private static final Instant SECOND = Customer.NOW.plus(Duration.ofDays(50));
    private static final Instant THIRD = SECOND.plus(Duration.ofDays(10));

    private static final RequirementRule A_PAN = rule("pan", PAN);
    private static final RequirementRule AN_AADHAAR = rule("aadhaar", AADHAAR);
    private static final KycPolicy TWO = KycPolicy.of(
            "growing",
            "IN",
            List.of(
                    PolicyVersion.first(List.of(A_PAN)),
                    new PolicyVersion(2, SECOND, GRACE, List.of(A_PAN, AN_AADHAAR))));
    private static final KycPolicy THREE = TWO.versions(List.of(
            TWO.versions().get(0),
            TWO.versions().get(1),
            new PolicyVersion(3, THIRD, Duration.ofDays(40), List.of(A_PAN, AN_AADHAAR, rule("cin", CIN)))));

    private final Circumstances verified = Customer.individual(kyc().verified(PAN));

    @Test
    void aComingVersionIsAnnouncedWithItsDay() {
        KycEvaluation evaluation = evaluate(TWO, verified, justBefore(SECOND));

        assertThat(evaluation.version()).isEqualTo(1);
        assertThat(evaluation.overall()).isEqualTo(VerificationState.VERIFIED);
        assertThat(evaluation.requirements()).extracting(RequirementStatus::id).containsExactly("pan");
        assertThat(evaluation.futureVersion()).isEqualTo(2);
        assertThat(evaluation.futureFrom()).isEqualTo(SECOND);
        assertThat(evaluation.nextChange()).isEqualTo(SECOND);
        assertThat(evaluation.futureRequirements()).singleElement().satisfies(future -> {
            assertThat(future.id()).isEqualTo("aadhaar");
            assertThat(future.state()).isEqualTo(RequirementState.NOT_STARTED);
            assertThat(future.dueFrom()).isEqualTo(SECOND);
            assertThat(future.deadline()).isEqualTo(SECOND.plus(GRACE));
        });
    }

    @Test
    void duringTheGraceWhatTheVersionBeforeAllowedGoesOn() {
        for (Instant moment : new Instant[] {SECOND, justBefore(SECOND.plus(GRACE))}) {
            KycEvaluation evaluation = evaluate(TWO, verified, moment);

            assertThat(evaluation.version()).isEqualTo(2);
            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();
            assertThat(evaluation.overall()).isEqualTo(VerificationState.VERIFIED);
            assertThat(aadhaar(evaluation).state()).isEqualTo(RequirementState.NOT_STARTED);
            assertThat(aadhaar(evaluation).dueFrom()).isEqualTo(SECOND);
            assertThat(aadhaar(evaluation).deadline()).isEqualTo(SECOND.plus(GRACE));
            assertThat(evaluation.nextChange()).isEqualTo(SECOND.plus(GRACE));
            assertThat(evaluation.futureVersion()).isNull();
        }
    }

    @Test
    void afterTheGraceWhoDidNotFollowIsPastDue() {
        KycEvaluation evaluation = evaluate(TWO, verified, SECOND.plus(GRACE));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.overall()).isEqualTo(VerificationState.EXPIRED);
        assertThat(aadhaar(evaluation).state()).isEqualTo(RequirementState.PAST_DUE);
        assertThat(evaluation.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.SATISFIED);
        assertThat(evaluation.nextChange()).isNull();
    }

    @Test
    void whoFollowedGoesOn() {
        KycEvaluation evaluation = evaluate(TWO, Customer.individual(kyc().verified(PAN, AADHAAR)), SECOND.plus(GRACE));

        assertThat(evaluation.overall()).isEqualTo(VerificationState.VERIFIED);
        assertThat(aadhaar(evaluation).deadline()).isNull();
    }

    @Test
    void whoWasNeverVerifiedHasNoGraceAndIsNotPastDue() {
        for (Instant moment : new Instant[] {SECOND, SECOND.plus(GRACE)}) {
            KycEvaluation evaluation = evaluate(TWO, Customer.individual(kyc()), moment);

            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
            assertThat(evaluation.overall()).isEqualTo(VerificationState.NOT_STARTED);
            assertThat(aadhaar(evaluation).state()).isEqualTo(RequirementState.NOT_STARTED);
            assertThat(aadhaar(evaluation).deadline()).isNull();
        }
    }

    @Test
    void whoComesAfterTheSwitchKnowsNothingOfTheVersionBefore() {
        var newcomer = Customer.with(BusinessType.INDIVIDUAL, kyc().verified(PAN), SECOND);
        var justInTime = Customer.with(BusinessType.INDIVIDUAL, kyc().verified(PAN), justBefore(SECOND));

        for (Instant moment : new Instant[] {SECOND, SECOND.plus(GRACE)}) {
            KycEvaluation evaluation = evaluate(TWO, newcomer, moment);

            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
            assertThat(evaluation.overall()).isEqualTo(VerificationState.PENDING);
            assertThat(aadhaar(evaluation).state()).isEqualTo(RequirementState.NOT_STARTED);
            assertThat(evaluation.nextChange()).isNull();
        }
        assertThat(evaluate(TWO, justInTime, SECOND).allows(Capability.PLACE_CALLS))
                .isTrue();
    }

    @Test
    void whatIsSubmittedWhenTheGraceEndsIsPendingAndNotPastDue() {
        var submitted = Customer.individual(kyc().verified(PAN).open(AADHAAR, AttemptState.NEEDS_REVIEW));
        KycEvaluation evaluation = evaluate(TWO, submitted, SECOND.plus(GRACE));

        assertThat(aadhaar(evaluation).state()).isEqualTo(RequirementState.NEEDS_REVIEW);
        assertThat(aadhaar(evaluation).deadline()).isEqualTo(SECOND.plus(GRACE));
        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.overall()).isEqualTo(VerificationState.PENDING);
    }

    @Test
    void graceGivenBeforeOutlastsAFurtherVersion() {
        for (Instant moment : new Instant[] {THIRD, justBefore(SECOND.plus(GRACE))}) {
            KycEvaluation evaluation = evaluate(THREE, verified, moment);

            assertThat(evaluation.version()).isEqualTo(3);
            assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();
            assertThat(aadhaar(evaluation).deadline()).isEqualTo(SECOND.plus(GRACE));
            assertThat(evaluation.requirement("cin").orElseThrow().deadline())
                    .isEqualTo(THIRD.plus(Duration.ofDays(40)));
            assertThat(evaluation.nextChange()).isEqualTo(SECOND.plus(GRACE));
        }
        assertThat(evaluate(THREE, verified, SECOND.plus(GRACE)).allows(Capability.PLACE_CALLS))
                .as("the grace of the third version helps only who satisfies the second")
                .isFalse();
    }

    @Test
    void whatIsPastDueStaysSoUnderFurtherVersions() {
        Instant late = THIRD.plus(Duration.ofDays(40));

        assertThat(aadhaar(evaluate(THREE, verified, late)).state()).isEqualTo(RequirementState.PAST_DUE);
        assertThat(aadhaar(evaluate(THREE, verified, late)).deadline()).isEqualTo(SECOND.plus(GRACE));
    }

    @Test
    void aSwitchTouchesOnlyWhatItsRequirementsAreNeededFor() {
        var numbersOnly = AN_AADHAAR.neededFor(Set.of(Capability.BUY_NUMBERS));
        KycPolicy policy = TWO.versions(
                List.of(TWO.versions().get(0), new PolicyVersion(2, SECOND, GRACE, List.of(A_PAN, numbersOnly))));

        KycEvaluation inGrace = evaluate(policy, verified, SECOND);
        KycEvaluation after = evaluate(policy, verified, SECOND.plus(GRACE));

        assertThat(inGrace.allows(Capability.BUY_NUMBERS)).isTrue();
        assertThat(after.allows(Capability.BUY_NUMBERS)).isFalse();
        assertThat(after.allows(Capability.PLACE_CALLS)).isTrue();
        assertThat(aadhaar(after).state()).isEqualTo(RequirementState.PAST_DUE);
    }

    @Test
    void aVersionThatRequiresLessIsInForceAtOnce() {
        KycPolicy shrinking = TWO.versions(List.of(
                PolicyVersion.first(List.of(A_PAN, AN_AADHAAR)), new PolicyVersion(2, SECOND, GRACE, List.of(A_PAN))));

        assertThat(evaluate(shrinking, verified, justBefore(SECOND)).allows(Capability.PLACE_CALLS))
                .isFalse();
        assertThat(evaluate(shrinking, verified, justBefore(SECOND)).futureRequirements())
                .isEmpty();
        assertThat(evaluate(shrinking, verified, SECOND).allows(Capability.PLACE_CALLS))
                .isTrue();
    }

    private static RequirementStatus aadhaar(KycEvaluation evaluation) {
        return evaluation.requirement("aadhaar").orElseThrow();
    }

    private static RequirementRule rule(String id, DocumentType document) {
        return RequirementRule.anyOf(id, "IN", EnumSet.allOf(BusinessType.class), document);
    }

    private static KycEvaluation evaluate(KycPolicy policy, Circumstances account, Instant moment) {
        return new Evaluator(policy).evaluate(account, moment);
    }

    private static Instant justBefore(Instant moment) {
        return moment.minusNanos(1000);
    }
}
