package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a PAN and a GSTIN that are submitted come to, and what that means for the gate. */
abstract class KycDocumentContract extends VerificationContract {

    @Test
    void companyWithPanAndGstIsVerifiedAndUnblockedInTheVeryNextCall() {
        var company = company();
        var principal = world.signIn(company);

        pan(company, PAN);
        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.PENDING);
        gst(company, GSTIN);

        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
        var status = status(company);
        assertThat(status.overallStatus()).isEqualTo(VerificationState.VERIFIED);
        assertThat(status.callsBlocked()).isFalse();
        assertThat(status.documents())
                .containsEntry(DocumentType.PAN, VerificationState.VERIFIED)
                .containsEntry(DocumentType.GST, VerificationState.VERIFIED)
                .containsEntry(DocumentType.CIN, VerificationState.NOT_STARTED)
                .containsEntry(DocumentType.AADHAAR, VerificationState.NOT_STARTED);
    }

    @Test
    void resultTellsTheAttemptAndWhereTheAccountStands() {
        var company = company();
        pan(company, PAN);
        var result = (VerificationResult.Recorded) gst(company, GSTIN);

        assertThat(result.attempt().id()).isEqualTo(new AttemptId(company.authId(), DocumentType.GST, 1));
        assertThat(result.attempt().state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(result.attempt().provider()).isEqualTo("primary");
        assertThat(result.attempt().mask()).isEqualTo("27AAACBXXXXC1ZX");
        assertThat(result.attempt().nameBand()).isEqualTo(NameBand.MATCH);
        assertThat(result.attempt().settledAt()).isEqualTo(world.time.now());
        assertThat(result.status()).isEqualTo(status(company));
    }

    @Test
    void failureKeepsTheGateClosedUntilTheDocumentIsRunAgain() {
        var company = company();
        gst(company, GSTIN);
        provider.fails(FailureReason.NOT_FOUND);

        var failed = attempt(pan(company, PAN));

        assertThat(failed.state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(failed.failureReason()).contains(FailureReason.NOT_FOUND);
        assertThat(failed.providerFault()).isEmpty();
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.FAILED);
        assertGate(company, KycGate.BLOCKED);
        world.time.advance(Duration.ofDays(400));
        assertGate(company, KycGate.BLOCKED);

        provider.passes();
        pan(company, PAN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void failedDocumentThatIsNotRequiredBlocksToo() {
        var company = company();
        verify(company);
        cin(company);
        provider.fails(FailureReason.INACTIVE);

        gst(company, GSTIN);

        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.FAILED);
    }

    @Test
    void merelyRunningAFailedDocumentAgainOpensNothing() {
        var company = company();
        verify(company);
        cin(company);
        provider.fails(FailureReason.INACTIVE);
        gst(company, GSTIN);
        var seen = new ArrayList<KycGate>();
        provider.meanwhile(() -> seen.add(status(company).gate()));

        provider.breaks(ProviderFault.UPSTREAM_ERROR);
        gst(company, GSTIN);
        provider.defers("ref-1-" + company.authId());
        gst(company, GSTIN);

        assertThat(seen).containsExactly(KycGate.BLOCKED, KycGate.BLOCKED);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void runningOneDocumentAgainAffectsThatDocumentOnly() {
        var company = company();
        verify(company);
        var pan = attempts(company).get(0);
        provider.fails(FailureReason.INACTIVE);

        gst(company, GSTIN);

        assertThat(status(company).documents())
                .containsEntry(DocumentType.PAN, VerificationState.VERIFIED)
                .containsEntry(DocumentType.GST, VerificationState.FAILED);
        assertThat(attempts(company)).hasSize(3).startsWith(pan);
    }

    @Test
    void verifiedDocumentGoesOnCountingWhileItIsRunAgain() {
        var company = company();
        verify(company);
        provider.defers("again-" + company.authId());

        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.PENDING);

        assertGate(company, KycGate.OPEN);
    }

    @Test
    void panOfAnotherHolderMakesTheGstinCountNoLonger() {
        var company = company();
        verify(company);

        pan(company, OTHER_PAN);

        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).documents())
                .containsEntry(DocumentType.PAN, VerificationState.VERIFIED)
                .containsEntry(DocumentType.GST, VerificationState.FAILED);
        assertThat(status(company)
                        .evaluation()
                        .requirement("registration")
                        .orElseThrow()
                        .errors())
                .contains(new RequirementError(RequirementError.Code.HOLDER_MISMATCH, DocumentType.GST));
        gst(company, OTHER_GSTIN);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void panThatNoLongerFitsTheBusinessTypeCountsNoLonger() {
        var company = company();
        verify(company);
        var patch =
                AccountPatch.builder().businessType(BusinessType.PARTNERSHIP).build();

        world.accounts()
                .update(PLATFORM, company.authId(), patch, world.read(company).version());

        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).evaluation().requirement("pan").orElseThrow().errors())
                .containsExactly(new RequirementError(RequirementError.Code.HOLDER_TYPE_MISMATCH, DocumentType.PAN));
    }

    @Test
    void customerWithoutABusinessTypeStaysBlockedAndIsToldSo() {
        var company = world.sub(
                main, NewAccount.named("unsaid").email("ops@kite.example").kycMode(KycMode.CUSTOMER_USE));
        pan(company, PAN);
        gst(company, GSTIN);

        assertGate(company, KycGate.BLOCKED);
        assertThat(status(company).evaluation().requirements())
                .flatExtracting(requirement -> requirement.errors())
                .containsExactly(new RequirementError(RequirementError.Code.BUSINESS_TYPE_UNSET, null));
        var patch = AccountPatch.builder()
                .businessType(BusinessType.PRIVATE_LIMITED)
                .build();
        world.accounts()
                .update(
                        above(company),
                        company.authId(),
                        patch,
                        world.read(company).version());
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void onlyThoseAboveSubmit() {
        var company = company();
        var own = company.asActor();

        Expect.standingTooLow(() -> world.kyc().verifyPan(own, company.authId(), PanSubmission.of(PAN, NAME)));
        Expect.standingTooLow(() -> world.kyc().verifyGst(own, company.authId(), GstSubmission.of(GSTIN, NAME)));
        var stranger = world.main("stranger").asActor();
        Expect.notFound(
                "account",
                company.authId(),
                () -> world.kyc().verifyPan(stranger, company.authId(), PanSubmission.of(PAN, NAME)));
        assertThat(provider.calls()).isZero();
        assertThat(attempts(company)).isEmpty();
    }

    @Test
    void withoutACipherNothingIsAcceptedAndNothingStored() {
        world = worldWith(settings -> World.peppered(settings).kycProvider(provider));
        main = world.main("Acme");
        var company = company();
        var trial = testCompany();

        for (var account : List.of(company, trial)) {
            Expect.conflict(ErrorCode.WRONG_STATE, () -> pan(account, PAN));
            Expect.conflict(ErrorCode.WRONG_STATE, () -> gst(account, GSTIN));
            Expect.conflict(ErrorCode.WRONG_STATE, () -> search(account));
            assertThat(attempts(account)).isEmpty();
            assertThat(status(account).documents().values()).containsOnly(VerificationState.NOT_STARTED);
        }
        assertThat(provider.calls()).isZero();
    }
}
