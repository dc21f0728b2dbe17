package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Secret;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.session.SessionResult;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.kyc.session.SubmissionResult;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What becomes of a hosted session when its documents are decided, and what it shows of them. */
abstract class KycSessionOutcomeContract extends SessionContract {

    @Test
    void sessionIsCompletedByTheParentsOwnCallsToo() {
        var company = company();
        var ready = byEmail(company);

        verify(company);

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        assertThat(read(ready).verifiedDocuments())
                .as("none of it came through the session")
                .isEmpty();
        assertDead(ready.link());
    }

    @Test
    void renewalIsDoneWhenTheDocumentIsDecidedNotWhenItIsSubmitted() {
        var company = company();
        verify(company);
        var ready = byEmail(company);
        var key = consented(ready);
        provider.fails(FailureReason.INACTIVE);

        submitPan(key);

        assertThat(read(ready).state()).isEqualTo(SessionState.IN_PROGRESS);
        provider.passes();
        submitPan(key);
        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
    }

    @Test
    void failureThatCanBeTriedAgainLeavesTheSessionOpen() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        provider.fails(FailureReason.NOT_FOUND);
        submitPan(key);
        provider.breaks(ProviderFault.TIMEOUT);
        submitPan(key);

        assertThat(read(ready).state()).isEqualTo(SessionState.IN_PROGRESS);
        assertThat(times(company, EventType.KYC_SUBMITTED)).isEqualTo(1);
        provider.passes();
        assertThat(attempt(submitPan(key)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void finalFailureOfARequiredDocumentFailsTheSession() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        provider.failsForGood(FailureReason.INACTIVE);

        submitPan(key);

        assertThat(read(ready).state()).isEqualTo(SessionState.FAILED);
        assertThat(times(company, EventType.KYC_FAILED)).isEqualTo(1);
        assertEnded(key);
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void answerThatComesAfterTheSessionEndedCountsForTheAccountAllTheSame() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        provider.meanwhile(() -> sessions().revoke(PLATFORM, ready.session().id(), "late"));

        submitPan(key);

        assertThat(read(ready).state()).isEqualTo(SessionState.REVOKED);
        assertThat(attempts(company)).extracting(each -> each.state()).containsExactly(AttemptState.VERIFIED);
    }

    /** Submitting is what counts, wherever the request or the search was begun. */
    @Test
    void sessionOwnsWhatIsSubmittedInItWhoeverBeganIt() {
        var person = person();
        var replaced = consented(byRedirect(person));
        var started = (DigiLockerResult.Started) customers().startDigiLocker(replaced, BACK, null);
        var ready = byRedirect(person);
        var key = consented(ready);
        customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, "Asha Rao"));

        customers().finishDigiLocker(key, started.requestId());

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        assertThat(verifiedData(ready)).containsOnlyKeys(DocumentType.PAN, DocumentType.AADHAAR);
    }

    @Test
    void searchOfTheHostsThatIsUsedInASessionIsTheSessions() {
        var company = company();
        var found = search(company);
        var ready = byRedirect(company);
        var key = consented(ready);
        submitPan(key);

        customers()
                .confirmCompany(
                        key, new CompanyChoice(found.search(), found.companies().get(0)));

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        assertThat(verifiedData(ready)).containsOnlyKeys(DocumentType.PAN, DocumentType.CIN);
    }

    @Test
    void whatTheHostFinishesStaysTheSessionsThatBeganIt() {
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, "Asha Rao"));
        var started = (DigiLockerResult.Started) customers().startDigiLocker(key, BACK, null);

        world.kyc().finishDigiLocker(above(person), person.authId(), started.requestId());

        assertThat(verifiedData(ready)).containsOnlyKeys(DocumentType.PAN, DocumentType.AADHAAR);
    }

    @Test
    void verifiedDataGrowsWithTheStepsAndEachReadingIsOnRecord() {
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        assertThat(verifiedData(ready)).isEmpty();
        customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, "Asha Rao"));
        assertThat(verifiedData(ready)).containsOnlyKeys(DocumentType.PAN);
        var started = (DigiLockerResult.Started) customers().startDigiLocker(key, BACK, null);
        var findings = new Findings("Asha Rao", null, "F", "1 Example Street", "2346");
        provider.answers(new ProviderAnswer.Passed<>(findings));
        customers().finishDigiLocker(key, started.requestId());

        assertThat(verifiedData(ready))
                .containsEntry(DocumentType.PAN, Findings.named("Asha Rao"))
                .containsEntry(DocumentType.AADHAAR, findings)
                .hasSize(2);
        assertThat(events(person))
                .filteredOn(event -> event.type() == EventType.KYC_DATA_DISCLOSED)
                .hasSize(3)
                .allSatisfy(event -> assertThat(event.data()).containsEntry("purpose", "support case 5"));
        Expect.standingTooLow(
                () -> sessions().verifiedData(person.asActor(), ready.session().id(), "mine"));
        Expect.notFound(
                "session",
                ready.session().id(),
                () -> sessions()
                        .verifiedData(company().asActor(), ready.session().id(), "curious"));
        Expect.invalid(
                "purpose",
                () -> sessions().verifiedData(PLATFORM, ready.session().id(), ""));
    }

    @Test
    void fullAadhaarNumberIsNeverTaken() {
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        var started = (DigiLockerResult.Started) customers().startDigiLocker(key, BACK, null);
        provider.answers(new ProviderAnswer.Passed<>(new Findings("A", null, null, "234123412346", "2346")));

        var attempt = attempt(customers().finishDigiLocker(key, started.requestId()));

        assertThat(attempt.providerFault()).contains(ProviderFault.MALFORMED_ANSWER);
        assertThat(verifiedData(ready)).isEmpty();
    }

    private SubmissionResult submitPan(Secret key) {
        world.tick();
        return customers().verifyPan(key, PanSubmission.of(PAN, NAME));
    }

    private Map<DocumentType, Findings> verifiedData(SessionResult.Ready ready) {
        return sessions().verifiedData(PLATFORM, ready.session().id(), "support case 5");
    }
}
