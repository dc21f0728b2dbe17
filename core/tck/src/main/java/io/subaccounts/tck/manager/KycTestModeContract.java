package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The documented inputs of test mode, and that they mean nothing outside it. */
abstract class KycTestModeContract extends VerificationContract {

    private CreatedAccount company;

    @BeforeEach
    void createTestCompany() {
        company = testCompany();
    }

    @Test
    void customerInTestModeIsBlockedThenVerifiedThenCalls() {
        var principal = world.signIn(company);
        Expect.denied(world.access().authorize(principal, Action.PLACE_CALL), Expect.unverified(company));

        pan(company, SUCCESS);
        gst(company, SUCCESS);

        assertThat(world.access().authorize(principal, Action.PLACE_CALL).isAllowed())
                .isTrue();
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.VERIFIED);
    }

    @Test
    void successVerifies() {
        for (var attempt : both(SUCCESS)) {
            assertThat(attempt.state()).isEqualTo(AttemptState.VERIFIED);
            assertThat(attempt.provider()).isEqualTo(TestModeProvider.NAME);
        }
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void failFails() {
        for (var attempt : both(FAIL)) {
            assertThat(attempt.state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
            assertThat(attempt.failureReason()).contains(FailureReason.OTHER);
        }
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.FAILED);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void errorIsAFaultAndCountsForNothing() {
        for (var attempt : both(ERROR)) {
            assertThat(attempt.state()).isEqualTo(AttemptState.ERROR);
            assertThat(attempt.providerFault()).contains(ProviderFault.UPSTREAM_ERROR);
        }
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {PENDING, PENDING_FAIL})
    void pendingWaitsToBeFinalisedEitherWay(String input) {
        for (var attempt : both(input)) {
            assertThat(attempt.state()).isEqualTo(AttemptState.PENDING);
        }
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.PENDING);
        assertGate(company, KycGate.BLOCKED);

        assertThat(finalise(DocumentType.PAN, VerificationState.VERIFIED).state())
                .isEqualTo(AttemptState.VERIFIED);
        assertThat(finalise(DocumentType.GST, VerificationState.FAILED).state())
                .isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.FAILED);

        gst(company, input);
        finalise(DocumentType.GST, VerificationState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void inputsAreKnownByTheirBeginning() {
        for (var suffix : List.of("GST", "000")) {
            assertThat(attempt(gst(company, SUCCESS + suffix)).state()).isEqualTo(AttemptState.VERIFIED);
            assertThat(attempt(gst(company, FAIL + suffix)).state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        }
    }

    @Test
    void anotherNameOnTheRegisterCanBeHadAtWill() {
        var mismatch = attempt(pan(company, SUCCESS + TestModeProvider.NAME_MISMATCH));

        assertThat(mismatch.state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(mismatch.failureReason()).contains(FailureReason.NAME_MISMATCH);
    }

    @Test
    void realNumbersAreNotFound() {
        var attempt = attempt(pan(company, PAN));

        assertThat(attempt.failureReason()).contains(FailureReason.NOT_FOUND);
        assertThat(provider.calls()).as("no call crosses").isZero();
        Expect.invalid("pan", () -> pan(company, "AAAXB1234C"));
    }

    @Test
    void companySearchFindsTheSameCompaniesAndTheFirstIsActive() {
        var found = search(company);
        assertThat(found.companies())
                .hasSize(3)
                .first()
                .satisfies(first -> assertThat(first.cin()).startsWith("U72900KA2024PTC123456"));

        assertThat(confirm(found.companies().get(0)).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(confirm(found.companies().get(1)).failureReason()).contains(FailureReason.NOT_FOUND);
    }

    @Test
    void digiLockerEndsAsItsStateAsks() {
        var person = customer(world.testMain("persons"), BusinessType.INDIVIDUAL);
        pan(person, SUCCESS);

        assertThat(grant(person, "pending").state()).isEqualTo(AttemptState.PENDING);
        assertThat(grant(person, "error").state()).isEqualTo(AttemptState.ERROR);
        var refused = grant(person, "fail");
        assertThat(refused.failureReason()).contains(FailureReason.CONSENT_DENIED);
        assertGate(person, KycGate.BLOCKED);
        assertThat(grant(person, null).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(person, KycGate.OPEN);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void digiLockerThatIsPendingIsFinalisedEitherWay(boolean byDocumentedId) {
        company = customer(world.testMain("persons"), BusinessType.INDIVIDUAL);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finalise(DocumentType.AADHAAR, VerificationState.VERIFIED));
        for (var outcome : List.of(VerificationState.FAILED, VerificationState.VERIFIED)) {
            var request = start(company, "pending").requestId();
            world.kyc()
                    .finishDigiLocker(above(company), company.authId(), byDocumentedId ? "MOCK_AR_PENDING" : request);
            assertThat(status(company).documents()).containsEntry(DocumentType.AADHAAR, VerificationState.PENDING);

            finalise(DocumentType.AADHAAR, outcome);

            assertThat(status(company).documents()).containsEntry(DocumentType.AADHAAR, outcome);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"MOCK_AR_SUCCESS", "MOCK_AR_FAIL"})
    void documentedRequestIdsStandForTheOpenRequest(String id) {
        var person = customer(world.testMain("persons"), BusinessType.INDIVIDUAL);
        start(person, null);

        var result = world.kyc().finishDigiLocker(above(person), person.authId(), id);

        assertThat(attempt(result).state())
                .isEqualTo(id.endsWith("FAIL") ? AttemptState.FAILED_RETRYABLE : AttemptState.VERIFIED);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> world.kyc().finishDigiLocker(above(person), person.authId(), id));
    }

    @Test
    void documentedRequestIdsNeedARequest() {
        var person = customer(world.testMain("persons"), BusinessType.INDIVIDUAL);

        Expect.notFound(
                "request",
                "MOCK_AR_SUCCESS",
                () -> world.kyc().finishDigiLocker(above(person), person.authId(), "MOCK_AR_SUCCESS"));
    }

    @ParameterizedTest
    @ValueSource(strings = {SUCCESS, FAIL, ERROR, PENDING, PENDING_FAIL})
    void inputsMeanNothingForLiveAccounts(String input) {
        var live = company();

        Expect.invalid("pan", () -> pan(live, input));
        Expect.invalid("gstin", () -> gst(live, input));
        assertThat(attempts(live)).isEmpty();
        assertGate(live, KycGate.BLOCKED);
    }

    @Test
    void documentedRequestIdsMeanNothingForLiveAccounts() {
        var live = person();
        start(live, null);

        Expect.notFound(
                "request",
                "MOCK_AR_SUCCESS",
                () -> world.kyc().finishDigiLocker(above(live), live.authId(), "MOCK_AR_SUCCESS"));
        assertGate(live, KycGate.BLOCKED);
    }

    @Test
    void onlyWhatIsPendingInTestModeIsFinalisedByHand() {
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finalise(DocumentType.PAN, VerificationState.VERIFIED));
        pan(company, PENDING);
        Expect.invalid("outcome", () -> finalise(DocumentType.PAN, VerificationState.PENDING));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finalise(DocumentType.GST, VerificationState.VERIFIED));
        Expect.standingTooLow(() -> world.kyc()
                .finalizePending(company.asActor(), company.authId(), DocumentType.PAN, VerificationState.VERIFIED));
        finalise(DocumentType.PAN, VerificationState.VERIFIED);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finalise(DocumentType.PAN, VerificationState.FAILED));

        var live = company();
        provider.defers("live-" + live.authId());
        pan(live, PAN);
        for (var actor : List.of(PLATFORM, above(live))) {
            Expect.conflict(
                    ErrorCode.WRONG_STATE,
                    () -> world.kyc()
                            .finalizePending(actor, live.authId(), DocumentType.PAN, VerificationState.VERIFIED));
        }
        assertGate(live, KycGate.BLOCKED);
    }

    private List<Attempt> both(String input) {
        return List.of(attempt(pan(company, input)), attempt(gst(company, input)));
    }

    private Attempt finalise(DocumentType document, VerificationState outcome) {
        world.tick();
        return attempt(world.kyc().finalizePending(above(company), company.authId(), document, outcome));
    }

    private Attempt confirm(Company choice) {
        VerificationResult result = world.kyc()
                .confirmCompany(
                        above(company),
                        company.authId(),
                        new CompanyChoice(search(company).search(), choice));
        return attempt(result);
    }

    private DigiLockerResult.Started start(CreatedAccount person, @Nullable String state) {
        world.tick();
        var result = world.kyc()
                .startDigiLocker(above(person), person.authId(), URI.create("https://kite.example/back"), state);
        assertThat(result).isInstanceOf(DigiLockerResult.Started.class);
        return (DigiLockerResult.Started) result;
    }

    private Attempt grant(CreatedAccount person, @Nullable String state) {
        var request = start(person, state).requestId();
        return attempt(world.kyc().finishDigiLocker(above(person), person.authId(), request));
    }
}
