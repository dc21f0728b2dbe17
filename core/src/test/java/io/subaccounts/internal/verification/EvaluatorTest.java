package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.AADHAAR;
import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.support.KycRowBuilder.kyc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.RequirementError.Code;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.support.KycRowBuilder;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the policy makes of documents, in examples that people will ask about. */
class EvaluatorTest {

    private static final Set<BusinessType> ALL = EnumSet.allOf(BusinessType.class);

    private final Evaluator india = new Evaluator(KycPolicy.india());

    /** The documented sample. */
    @Test
    void aCompanyWithPanAndGstIsVerifiedThoughNobodyAskedForAadhaarOrCin() {
        Circumstances company = Customer.company(kyc().verified(PAN, GST));
        KycEvaluation evaluation = evaluate(company);

        assertThat(evaluation.overall()).isEqualTo(VerificationState.VERIFIED);
        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();
        assertThat(evaluation.requirements())
                .extracting(RequirementStatus::id, RequirementStatus::state)
                .containsExactly(
                        tuple("pan", RequirementState.SATISFIED), tuple("registration", RequirementState.SATISFIED));
        assertThat(india.documents(company, Customer.NOW))
                .containsEntry(AADHAAR, VerificationState.NOT_STARTED)
                .containsEntry(CIN, VerificationState.NOT_STARTED);
    }

    @Test
    void beforeAnythingIsSubmittedTheEvaluationSaysWhatIsMissing() {
        KycEvaluation evaluation = evaluate(Customer.company(kyc()));

        assertThat(evaluation.policy()).isEqualTo("india");
        assertThat(evaluation.version()).isEqualTo(1);
        assertThat(evaluation.overall()).isEqualTo(VerificationState.NOT_STARTED);
        assertThat(evaluation.capabilities().values())
                .extracting(CapabilityStatus::state)
                .containsOnly(CapabilityStatus.State.BLOCKED);
        assertThat(missing(evaluation, Capability.BUY_NUMBERS)).containsExactly("pan", "registration");
        assertThat(evaluation.requirement("registration").orElseThrow().alternatives())
                .containsExactly(Set.of(GST), Set.of(CIN));
        assertThat(evaluation.nextChange()).isNull();
        assertThat(evaluation.futureRequirements()).isEmpty();
    }

    @Test
    void whileNobodySaysWhatItIsACustomerStaysBlockedWhateverItShows() {
        KycEvaluation evaluation = evaluate(Customer.with(null, kyc().verified(PAN, GST, CIN, AADHAAR)));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.requirements()).singleElement().satisfies(requirement -> {
            assertThat(requirement.id()).isEqualTo("business_type");
            assertThat(requirement.errors()).containsExactly(new RequirementError(Code.BUSINESS_TYPE_UNSET, null));
        });
        assertThat(missing(evaluation, Capability.PLACE_CALLS)).containsExactly("business_type");
    }

    @Test
    void whereThePolicySaysNothingACustomerStaysBlocked() {
        var abroad = new Circumstances(
                Environment.LIVE,
                KycMode.CUSTOMER_USE,
                BusinessType.INDIVIDUAL,
                "DE",
                Customer.A_YEAR_AGO,
                kyc().verified(PAN, AADHAAR).build());
        KycEvaluation evaluation = evaluate(abroad);

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.requirements()).extracting(RequirementStatus::id).containsExactly("policy");
        assertThat(evaluation.requirements().get(0).errors())
                .containsExactly(new RequirementError(Code.NOT_COVERED, null));
    }

    @Test
    void nothingIsRequiredOfWhoInheritsAndItsDocumentsAreSummedUpAsTheyAre() {
        Map<KycRowBuilder, VerificationState> summaries = Map.of(
                kyc(), VerificationState.NOT_STARTED,
                kyc().verified(PAN), VerificationState.VERIFIED,
                kyc().verified(PAN).verified(GST, Customer.NOW), VerificationState.EXPIRED,
                kyc().verified(PAN).open(GST, AttemptState.PENDING), VerificationState.PENDING,
                kyc().open(PAN, AttemptState.PENDING).failed(GST), VerificationState.FAILED);
        for (var documents : summaries.entrySet()) {
            var account = new Circumstances(
                    Environment.LIVE,
                    KycMode.PERSONAL_USE,
                    null,
                    null,
                    Customer.A_YEAR_AGO,
                    documents.getKey().build());

            assertThat(evaluate(account).requirements()).isEmpty();
            assertThat(evaluate(account).allows(Capability.PLACE_CALLS)).isTrue();
            assertThat(evaluate(account).overall()).isEqualTo(documents.getValue());
        }
    }

    @Test
    void aFailedDocumentThatIsNotRequiredBlocksOrNotAsThePolicySays() {
        Circumstances company = Customer.company(kyc().verified(PAN, GST).failed(AADHAAR));
        KycEvaluation strict = evaluate(company);
        KycEvaluation lenient = evaluate(KycPolicy.india().failedDocuments(FailedDocuments.REQUIRED_BLOCK), company);

        assertThat(strict.overall()).isEqualTo(VerificationState.FAILED);
        assertThat(strict.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(missing(strict, Capability.PLACE_CALLS)).containsExactly("failed_documents");
        assertThat(strict.requirement("failed_documents").orElseThrow().errors())
                .containsExactly(new RequirementError(Code.DOCUMENT_FAILED, AADHAAR));
        assertThat(lenient.overall()).isEqualTo(VerificationState.VERIFIED);
        assertThat(lenient.allows(Capability.PLACE_CALLS)).isTrue();
    }

    @Test
    void aFailedDocumentBlocksUntilItIsVerifiedNotUntilItIsTriedAgain() {
        var documents = kyc().verified(PAN, GST).failed(AADHAAR);

        assertThat(evaluate(Customer.company(documents.open(AADHAAR, AttemptState.PENDING)))
                        .allows(Capability.PLACE_CALLS))
                .isFalse();
        assertThat(evaluate(Customer.company(documents.verified(AADHAAR))).allows(Capability.PLACE_CALLS))
                .isTrue();
    }

    @Test
    void documentsThatFailedBesideWhatIsRequiredAreOneRequirementTogether() {
        KycEvaluation evaluation = evaluate(
                Customer.company(kyc().verified(PAN, GST).failed(AADHAAR).failedFinally(CIN)));

        assertThat(evaluation.requirements())
                .extracting(RequirementStatus::id)
                .containsExactly("pan", "registration", "failed_documents");
        RequirementStatus failed = evaluation.requirement("failed_documents").orElseThrow();
        assertThat(failed.state()).isEqualTo(RequirementState.FAILED_FINAL);
        assertThat(failed.alternatives()).containsExactly(Set.of(CIN, AADHAAR));
    }

    @Test
    void aFailedDocumentBlocksEverythingThoughItIsRequiredForOneThingOnly() {
        KycPolicy policy = numbersNeedAadhaar();
        Circumstances failed = Customer.individual(kyc().verified(PAN).failed(AADHAAR));

        assertThat(evaluate(policy, failed).allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluate(policy.failedDocuments(FailedDocuments.REQUIRED_BLOCK), failed)
                        .allows(Capability.PLACE_CALLS))
                .isTrue();
    }

    @Test
    void aRequirementHoldsBackOnlyWhatItIsNeededFor() {
        KycEvaluation evaluation = evaluate(numbersNeedAadhaar(), Customer.individual(kyc().verified(PAN)));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isTrue();
        assertThat(evaluation.allows(Capability.RECEIVE_CALLS)).isTrue();
        assertThat(evaluation.allows(Capability.BUY_NUMBERS)).isFalse();
        assertThat(missing(evaluation, Capability.PLACE_CALLS)).isEmpty();
        assertThat(missing(evaluation, Capability.BUY_NUMBERS)).containsExactly("aadhaar");
        assertThat(evaluation.overall()).as("not all that is required is there").isEqualTo(VerificationState.PENDING);
    }

    @Test
    void aCapabilityIsPendingOnceAllThatItLacksWasSubmitted() {
        var documents = kyc().open(PAN, AttemptState.STARTED);
        assertThat(state(evaluate(Customer.company(documents)))).isEqualTo(CapabilityStatus.State.BLOCKED);

        documents.open(CIN, AttemptState.NEEDS_REVIEW);
        assertThat(state(evaluate(Customer.company(documents)))).isEqualTo(CapabilityStatus.State.PENDING);
        assertThat(evaluate(Customer.company(documents))
                        .requirement("registration")
                        .orElseThrow()
                        .state())
                .isEqualTo(RequirementState.NEEDS_REVIEW);

        documents.verified(PAN, CIN);
        assertThat(state(evaluate(Customer.company(documents)))).isEqualTo(CapabilityStatus.State.ACTIVE);
    }

    @Test
    void documentsThatAreNeededTogetherFulfilARequirementOnlyTogether() {
        var papers = new RequirementRule(
                "papers", "IN", ALL, EnumSet.allOf(Capability.class), List.of(Set.of(GST, CIN), Set.of(AADHAAR)));
        KycPolicy policy = KycPolicy.of("papers", "IN", List.of(PolicyVersion.first(List.of(papers))));

        assertThat(papers(policy, kyc())).isEqualTo(RequirementState.NOT_STARTED);
        assertThat(papers(policy, kyc().verified(GST))).isEqualTo(RequirementState.PENDING);
        assertThat(papers(policy, kyc().verified(GST, CIN))).isEqualTo(RequirementState.SATISFIED);
        assertThat(papers(policy, kyc().verified(AADHAAR))).isEqualTo(RequirementState.SATISFIED);
        assertThat(papers(policy, kyc().verified(GST).open(CIN, AttemptState.NEEDS_REVIEW)))
                .isEqualTo(RequirementState.NEEDS_REVIEW);
        assertThat(papers(policy, kyc().verified(GST).failed(CIN))).isEqualTo(RequirementState.FAILED_RETRYABLE);
    }

    @Test
    void evidenceFromTestModeCountsForNothingInALiveAccountNorTheReverse() {
        var simulated = kyc().verified(PAN, GST).simulated();
        KycEvaluation live = evaluate(Customer.company(simulated));

        assertThat(live.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(live.overall()).isEqualTo(VerificationState.NOT_STARTED);
        assertThat(live.requirement("pan").orElseThrow().errors())
                .containsExactly(new RequirementError(Code.OTHER_ENVIRONMENT, PAN));
        assertThat(evaluate(inTestMode(simulated.build())).overall()).isEqualTo(VerificationState.VERIFIED);
        assertThat(evaluate(inTestMode(kyc().verified(PAN, GST).build())).overall())
                .isEqualTo(VerificationState.NOT_STARTED);
    }

    @Test
    void aSimulatedFailureHurtsALiveAccountAsLittle() {
        var simulated = kyc().failed(AADHAAR).simulated().verified(PAN, GST);

        assertThat(evaluate(Customer.company(simulated)).overall()).isEqualTo(VerificationState.VERIFIED);
    }

    private static Circumstances inTestMode(KycRow documents) {
        return new Circumstances(
                Environment.TEST,
                KycMode.CUSTOMER_USE,
                BusinessType.PRIVATE_LIMITED,
                null,
                Customer.A_YEAR_AGO,
                documents);
    }

    private static KycPolicy numbersNeedAadhaar() {
        return KycPolicy.of(
                "numbers",
                "IN",
                List.of(PolicyVersion.first(List.of(
                        RequirementRule.anyOf("pan", "IN", ALL, PAN),
                        RequirementRule.anyOf("aadhaar", "IN", ALL, AADHAAR)
                                .neededFor(Set.of(Capability.BUY_NUMBERS))))));
    }

    private static RequirementState papers(KycPolicy policy, KycRowBuilder documents) {
        return evaluate(policy, Customer.company(documents))
                .requirement("papers")
                .orElseThrow()
                .state();
    }

    private KycEvaluation evaluate(Circumstances account) {
        return india.evaluate(account, Customer.NOW);
    }

    private static KycEvaluation evaluate(KycPolicy policy, Circumstances account) {
        return new Evaluator(policy).evaluate(account, Customer.NOW);
    }

    private static CapabilityStatus.State state(KycEvaluation evaluation) {
        return evaluation.capabilities().get(Capability.PLACE_CALLS).state();
    }

    private static List<String> missing(KycEvaluation evaluation, Capability capability) {
        return evaluation.capabilities().get(capability).missing();
    }
}
