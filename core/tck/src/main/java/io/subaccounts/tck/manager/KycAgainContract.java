package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.kyc.session.SubmissionResult;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Trying a document again shakes nothing off: neither a name that does not fit nor a review. */
abstract class KycAgainContract extends SessionContract {

    private static final String OTHER_NAME = "GREEN HERON LIMITED";
    private static final String CLOSE_NAME = "BLUE KITE VOICE PRIVATE LIMITED";
    private static final RetryRefusal IN_REVIEW = new RetryRefusal(RetryRefusal.Reason.IN_REVIEW, null);

    private CreatedAccount company;

    @BeforeEach
    void createCompany() {
        company = company();
    }

    @Test
    void nameThatWasDeclaredStandsWhereALaterTryLeavesItOut() {
        provider.passesAs(OTHER_NAME);
        assertThat(attempt(pan(company, PAN)).failureReason()).contains(FailureReason.NAME_MISMATCH);
        assertThat(attempt(gst(company, GSTIN)).failureReason()).contains(FailureReason.NAME_MISMATCH);

        for (int i = 0; i < 2; i++) {
            for (var again : List.of(panWithoutName(above(company)), gstWithoutName(above(company)))) {
                assertThat(attempt(again).nameBand()).isEqualTo(NameBand.DIFFERENT);
                assertThat(attempt(again).failureReason()).contains(FailureReason.NAME_MISMATCH);
            }
        }
        var key = consented(byEmail(company));
        assertThat(attempt(customers().verifyPan(key, new PanSubmission(Secret.of(PAN), null, null)))
                        .failureReason())
                .contains(FailureReason.NAME_MISMATCH);
    }

    @Test
    void anotherNameMayBeDeclared() {
        provider.passesAs(OTHER_NAME);
        pan(company, PAN);

        var renamed =
                world.kyc().verifyPan(above(company), company.authId(), PanSubmission.of(PAN, "Green Heron Limited"));

        assertThat(attempt(renamed).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(attempt(panWithoutName(above(company))).nameBand()).isEqualTo(NameBand.MATCH);
    }

    @Test
    void thePlatformLeavesNamesOutAsItLikes() {
        provider.passesAs(OTHER_NAME);
        pan(company, PAN);

        assertThat(attempt(panWithoutName(PLATFORM)).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(attempt(panWithoutName(above(company))).nameBand()).isNull();
    }

    @Test
    void dateThatWasDeclaredStandsToo() {
        provider.answers(new ProviderAnswer.Passed<>(new Findings(NAME, LocalDate.of(2020, 2, 29), null, null, null)));
        var dated = PanSubmission.of(PAN, NAME).dateOfBirth(LocalDate.of(2020, 2, 28));
        world.kyc().verifyPan(above(company), company.authId(), dated);

        assertThat(attempt(pan(company, PAN)).failureReason()).contains(FailureReason.DATE_MISMATCH);
    }

    @Test
    void whatIsInReviewIsStartedAgainByThePlatformOnly() {
        provider.passesAs(CLOSE_NAME);
        var reviewed = attempt(pan(company, PAN));
        assertThat(reviewed.state()).isEqualTo(AttemptState.NEEDS_REVIEW);
        var key = consented(byEmail(company));
        int calls = provider.calls();

        assertThat(pan(company, PAN)).isEqualTo(new VerificationResult.NotNow(IN_REVIEW));
        assertThat(customers().verifyPan(key, PanSubmission.of(PAN, NAME)))
                .isEqualTo(new SubmissionResult.NotNow(IN_REVIEW));

        assertThat(customers().current(key).state()).isEqualTo(SessionState.OPENED);
        assertThat(provider.calls()).isEqualTo(calls);
        assertThat(attempts(company)).containsExactly(reviewed);
        assertThat(attempt(gst(company, GSTIN)).state())
                .as("another document is not in review")
                .isEqualTo(AttemptState.NEEDS_REVIEW);
        provider.passes();
        assertThat(attempt(world.kyc().verifyPan(PLATFORM, company.authId(), PanSubmission.of(PAN, NAME)))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void decidedReviewLetsOthersTryAgain() {
        provider.passesAs(CLOSE_NAME);
        var reviewed = attempt(pan(company, PAN)).id();
        var ada = Actor.platform("ada");
        world.manager.kycReviews().claim(ada, reviewed, Duration.ofHours(1));
        world.manager.kycReviews().reject(ada, reviewed, "no", Finality.RETRYABLE);

        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.Recorded.class);
    }

    @Test
    void companyInReviewIsNeitherSearchedForNorConfirmedAnew() {
        var first = search(company);
        provider.passesAs(CLOSE_NAME);
        assertThat(attempt(confirm(above(company), first)).state()).isEqualTo(AttemptState.NEEDS_REVIEW);

        assertThat(world.kyc().searchCompanies(above(company), company.authId(), NAME))
                .isEqualTo(new SearchResult.NotNow(IN_REVIEW));
        var second = (SearchResult.Found) world.kyc().searchCompanies(PLATFORM, company.authId(), NAME);
        assertThat(confirm(above(company), second)).isEqualTo(new VerificationResult.NotNow(IN_REVIEW));
        provider.passes();
        assertThat(attempt(confirm(PLATFORM, second)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void aadhaarInReviewIsNeitherRequestedNorFinishedAnew() {
        company = person();
        pan(company, PERSONS_PAN);
        var first = start(above(company));
        provider.passesAs(CLOSE_NAME);
        assertThat(attempt(finish(above(company), first)).state()).isEqualTo(AttemptState.NEEDS_REVIEW);

        assertThat(world.kyc().startDigiLocker(above(company), company.authId(), BACK, null))
                .isEqualTo(new DigiLockerResult.NotNow(IN_REVIEW));
        var second = start(PLATFORM);
        assertThat(finish(above(company), second)).isEqualTo(new VerificationResult.NotNow(IN_REVIEW));
        provider.passes();
        assertThat(attempt(finish(PLATFORM, second)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    private VerificationResult panWithoutName(Actor actor) {
        world.tick();
        return world.kyc().verifyPan(actor, company.authId(), new PanSubmission(Secret.of(PAN), null, null));
    }

    private VerificationResult gstWithoutName(Actor actor) {
        world.tick();
        return world.kyc().verifyGst(actor, company.authId(), new GstSubmission(Secret.of(GSTIN), null));
    }

    private VerificationResult confirm(Actor actor, SearchResult.Found found) {
        var choice = new CompanyChoice(found.search(), found.companies().get(0));
        return world.kyc().confirmCompany(actor, company.authId(), choice);
    }

    private String start(Actor actor) {
        world.tick();
        return ((DigiLockerResult.Started) world.kyc().startDigiLocker(actor, company.authId(), BACK, null))
                .requestId();
    }

    private VerificationResult finish(Actor actor, String request) {
        return world.kyc().finishDigiLocker(actor, company.authId(), request);
    }
}
