package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All verified documents of an account are of one holder, in whatever order they come. */
abstract class KycHolderContract extends VerificationContract {

    private static final Actor ADA = Actor.platform("ada");
    private static final String CLOSE = "BLUE KITE VOICE PRIVATE LIMITED";

    private CreatedAccount company;

    @BeforeEach
    void createCompany() {
        company = company();
    }

    @Test
    void companyOfAnotherNameThanThePanHoldersFails() {
        pan(company, PAN);
        provider.register(ScriptedProvider.RED_KITE);

        var failed = attempt(cin(company));

        assertHolderMismatch(failed);
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.VERIFIED);
        assertGate(company, KycGate.BLOCKED);
        provider.register(ScriptedProvider.BLUE_KITE);
        assertThat(attempt(cin(company)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void aadhaarOfAnotherNameThanThePanHoldersFails() {
        var person = person();
        pan(person, PERSONS_PAN);

        assertHolderMismatch(aadhaar(person, "Asha Rao"));

        assertGate(person, KycGate.BLOCKED);
        assertThat(aadhaar(person, NAME).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(person, KycGate.OPEN);
    }

    @Test
    void aadhaarOfWhoeverActsForACompanyIsNotItsOwn() {
        pan(company, PAN);

        assertThat(aadhaar(company, "Asha Rao").state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void gstinOfAnotherNameThanThePanHoldersFailsEvenIfItHoldsThePan() {
        pan(company, PAN);
        provider.passesAs("RED KITE PRIVATE LIMITED");

        assertHolderMismatch(attempt(
                world.kyc().verifyGst(above(company), company.authId(), new GstSubmission(Secret.of(GSTIN), null))));
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void panThatComesLastIsComparedWithAllThatCameBefore() {
        gst(company, GSTIN);
        provider.register(ScriptedProvider.RED_KITE);
        assertThat(attempt(cin(company)).state())
                .as("there is no PAN to compare with yet")
                .isEqualTo(AttemptState.VERIFIED);

        assertHolderMismatch(attempt(pan(company, PAN)));
        assertGate(company, KycGate.BLOCKED);

        provider.register(ScriptedProvider.BLUE_KITE);
        cin(company);
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void namesThatAreCloseAreReviewed() {
        provider.passesAs(CLOSE);
        world.kyc().verifyPan(above(company), company.authId(), new PanSubmission(Secret.of(PAN), null, null));
        provider.passes();

        var close = attempt(gst(company, GSTIN));

        assertThat(close.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        assertThat(close.nameBand()).isEqualTo(NameBand.CLOSE);
        assertThat(close.nameScore()).isBetween(0.75, 0.92);
        assertGate(company, KycGate.BLOCKED);
        approve(close);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void reviewerDoesNotApproveAnotherHolder() {
        provider.passesAs("RED KITE VOICE PRIVATE LIMITED");
        var reviewed = attempt(world.kyc()
                .verifyGst(above(company), company.authId(), GstSubmission.of(GSTIN, "Red Kite Private Limited")));
        assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        provider.passes();
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);

        Expect.conflict(ErrorCode.WRONG_STATE, () -> approve(reviewed));

        assertThat(status(company).documents()).containsEntry(DocumentType.GST, VerificationState.PENDING);
        assertGate(company, KycGate.BLOCKED);
        var rejected = world.manager.kycReviews().reject(ADA, reviewed.id(), "not theirs", Finality.RETRYABLE);
        assertThat(rejected.attempt().state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
    }

    @Test
    void whereARegisterNamesNobodyTheDeclaredNameCounts() {
        provider.answers(new ProviderAnswer.Passed<>(Findings.NONE));
        pan(company, PAN);
        provider.register(ScriptedProvider.RED_KITE);

        assertHolderMismatch(attempt(cin(company)));
    }

    @Test
    void whereNobodyIsNamedNothingIsCompared() {
        provider.answers(new ProviderAnswer.Passed<>(Findings.NONE));
        world.kyc().verifyPan(above(company), company.authId(), new PanSubmission(Secret.of(PAN), null, null));
        provider.register(ScriptedProvider.RED_KITE);

        assertThat(attempt(cin(company)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void whereTheNameWasErasedAPersonHasToLook() {
        pan(company, PAN);
        world.manager.personalData().erase(PLATFORM, company.authId(), "asked for");

        var reviewed = attempt(gst(company, GSTIN));

        assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        approve(reviewed);
        assertGate(company, KycGate.OPEN);
    }

    @Test
    void whereTheCounterpartWasErasedAPersonHasToLookEvenIfNobodyIsNamed() {
        pan(company, PAN);
        world.manager.personalData().erase(PLATFORM, company.authId(), "asked for");
        provider.answers(new ProviderAnswer.Passed<>(Findings.NONE));

        var another = new GstSubmission(Secret.of(OTHER_GSTIN), null);
        var reviewed = attempt(world.kyc().verifyGst(above(company), company.authId(), another));

        assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void matcherThatThrowsOrAnswersNoScoreLosesNoAnswer() {
        for (NameMatcher broken : List.<NameMatcher>of(
                (declared, registered) -> {
                    throw new IllegalStateException("no dictionary");
                },
                (declared, registered) -> 1.5,
                (declared, registered) -> Double.NaN)) {
            world = worldWith(settings -> verifying(settings).nameMatcher(broken));
            main = world.main("Acme");
            company = company();

            var reviewed = attempt(pan(company, PAN));

            assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
            assertThat(reviewed.nameScore()).isNull();
            approve(reviewed);
            assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.VERIFIED);
        }
    }

    @Test
    void documentsInTestModeAreTiedToNobody() {
        var trial = testCompany();
        pan(trial, SUCCESS);

        assertThat(attempt(cin(trial)).state()).isEqualTo(AttemptState.VERIFIED);
        assertGate(trial, KycGate.OPEN);
    }

    private static void assertHolderMismatch(Attempt attempt) {
        assertThat(attempt.state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(attempt.failureReason()).contains(FailureReason.HOLDER_MISMATCH);
        assertThat(attempt.nameBand()).isEqualTo(NameBand.DIFFERENT);
    }

    private void approve(Attempt reviewed) {
        world.manager.kycReviews().claim(ADA, reviewed.id(), Duration.ofHours(1));
        world.manager.kycReviews().approve(ADA, reviewed.id(), "one and the same");
    }

    private Attempt aadhaar(CreatedAccount person, String registeredName) {
        world.tick();
        var started = (DigiLockerResult.Started) world.kyc()
                .startDigiLocker(above(person), person.authId(), URI.create("https://kite.example/back"), null);
        provider.passesAs(registeredName);
        return attempt(world.kyc().finishDigiLocker(above(person), person.authId(), started.requestId()));
    }
}
