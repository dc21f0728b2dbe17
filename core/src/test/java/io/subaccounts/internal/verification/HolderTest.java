package io.subaccounts.internal.verification;

import static io.subaccounts.kyc.DocumentType.CIN;
import static io.subaccounts.kyc.DocumentType.GST;
import static io.subaccounts.kyc.DocumentType.PAN;
import static io.subaccounts.support.KycRowBuilder.kyc;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.RequirementError.Code;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.support.KycRowBuilder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verified documents must be those of the customer that the account is for, whatever it is changed into later. */
class HolderTest {

    private static final KycPolicy INDIA = KycPolicy.india();

    @ParameterizedTest
    @CsvSource({
        "INDIVIDUAL, P",
        "PROPRIETORSHIP, P",
        "HUF, H",
        "PRIVATE_LIMITED, C",
        "PUBLIC_LIMITED, C",
        "LLP, EF",
        "PARTNERSHIP, F",
        "TRUST, ABJKT",
        "SOCIETY, ABJT",
        "GOVERNMENT, GJL",
    })
    void aPanFitsTheLegalFormsOfItsHolderAndNoOthers(BusinessType type, String letters) {
        var fitting = new StringBuilder();
        for (char letter = 'A'; letter <= 'Z'; letter++) {
            var documents = kyc().verified(PAN).heldBy(PAN, letter, "a");
            if (pan(INDIA, type, documents) == RequirementState.SATISFIED) {
                fitting.append(letter);
            }
        }
        assertThat(fitting).hasToString(letters);
        assertThat(INDIA.holderTypes().get(type)).hasSize(letters.length());
    }

    @Test
    void aPanThatNoLongerFitsTheLegalFormFailsAndSaysWhy() {
        KycEvaluation evaluation =
                evaluate(Customer.company(kyc().verified(GST, PAN).heldBy(PAN, 'P', "a")));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.requirement("pan").orElseThrow().errors())
                .containsExactly(new RequirementError(Code.HOLDER_TYPE_MISMATCH, PAN));
    }

    @Test
    void whileANewPanIsLookedAtTheOldOneStillDoesNotFit() {
        var documents = kyc().verified(GST, PAN).heldBy(PAN, 'P', "a").open(PAN, AttemptState.PENDING);
        KycEvaluation evaluation = evaluate(Customer.company(documents));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.requirement("pan").orElseThrow().state()).isEqualTo(RequirementState.PENDING);
    }

    @Test
    void thePolicySaysWhichHoldersFitAndTypesItDoesNotNameAcceptNone() {
        KycPolicy own = INDIA.holderTypes(Map.of(BusinessType.LLP, Set.of('Q')));

        assertThat(pan(own, BusinessType.LLP, kyc().verified(PAN).heldBy(PAN, 'Q', "a")))
                .isEqualTo(RequirementState.SATISFIED);
        assertThat(pan(own, BusinessType.LLP, kyc().verified(PAN).heldBy(PAN, 'F', "a")))
                .isEqualTo(RequirementState.FAILED_RETRYABLE);
        assertThat(pan(own, BusinessType.HUF, kyc().verified(PAN).heldBy(PAN, 'H', "a")))
                .isEqualTo(RequirementState.FAILED_RETRYABLE);
    }

    @Test
    void aGstinOfAnotherPanThanTheVerifiedOneFailsAndSaysWhy() {
        KycEvaluation evaluation = evaluate(Customer.company(
                kyc().verified(PAN, GST).heldBy(PAN, 'C', "ours").heldBy(GST, null, "theirs")));

        assertThat(evaluation.allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(evaluation.requirement("registration").orElseThrow().errors())
                .containsExactly(new RequirementError(Code.HOLDER_MISMATCH, GST));
    }

    @Test
    void anotherDocumentInItsPlaceDoesNotHelpUnlessOnlyRequiredDocumentsBlock() {
        Circumstances company = Customer.company(
                kyc().verified(PAN, GST, CIN).heldBy(PAN, 'C', "ours").heldBy(GST, null, "theirs"));

        assertThat(evaluate(company).allows(Capability.PLACE_CALLS)).isFalse();
        assertThat(new Evaluator(INDIA.failedDocuments(FailedDocuments.REQUIRED_BLOCK))
                        .evaluate(company, Customer.NOW)
                        .allows(Capability.PLACE_CALLS))
                .isTrue();
    }

    @Test
    void aGstinIsComparedWithAVerifiedPanOnly() {
        var ours = kyc().verified(PAN, GST).heldBy(PAN, 'C', "one").heldBy(GST, null, "one");
        var failed = kyc().failed(PAN).heldBy(PAN, 'C', "other").verified(GST).heldBy(GST, null, "one");
        var simulated = kyc().verified(PAN)
                .heldBy(PAN, 'C', "other")
                .simulated()
                .verified(GST)
                .heldBy(GST, null, "one");

        assertThat(errors(ours, GST)).isEmpty();
        assertThat(errors(failed, GST)).isEmpty();
        assertThat(errors(simulated, GST)).isEmpty();
    }

    private static List<RequirementError> errors(KycRowBuilder documents, DocumentType document) {
        return DocumentStanding.of(INDIA, Customer.company(documents), document, Customer.NOW)
                .errors();
    }

    private static RequirementState pan(KycPolicy policy, BusinessType type, KycRowBuilder documents) {
        return new Evaluator(policy)
                .evaluate(Customer.with(type, documents), Customer.NOW)
                .requirement("pan")
                .orElseThrow()
                .state();
    }

    private static KycEvaluation evaluate(Circumstances account) {
        return new Evaluator(INDIA).evaluate(account, Customer.NOW);
    }
}
