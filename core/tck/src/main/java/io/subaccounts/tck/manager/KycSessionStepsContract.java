package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.kyc.session.SubmissionResult;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hosted sessions as the customer goes through them. */
abstract class KycSessionStepsContract extends SessionContract {

    @Test
    void customerOpensConsentsSubmitsAndIsDone() {
        var company = company();
        var ready = byEmail(company);

        var opened = open(ready.link());
        assertThat(opened.session().state()).isEqualTo(SessionState.OPENED);
        assertThat(opened.session().firstOpenedAt()).isEqualTo(world.time.now());
        assertThat(opened.key().reveal()).matches("ksk_[A-Za-z0-9_-]{64}");
        var key = opened.key();

        var consented = customers().consent(key, "telephone service", "notice-3", "web");
        assertThat(consented.consent())
                .isEqualTo(new Consent("telephone service", "notice-3", "web", world.time.now()));
        assertThat(consented.state()).isEqualTo(SessionState.OPENED);

        submitPan(key);
        assertThat(customers().current(key).state()).isEqualTo(SessionState.IN_PROGRESS);
        assertThat(customers().current(key).verifiedDocuments()).containsExactly(DocumentType.PAN);
        submitGst(key);

        var done = read(ready);
        assertThat(done.state()).isEqualTo(SessionState.COMPLETED);
        assertThat(done.endedAt()).isEqualTo(world.time.now());
        assertThat(done.verifiedDocuments()).containsExactlyInAnyOrder(DocumentType.PAN, DocumentType.GST);
        assertGate(company, KycGate.OPEN);
        assertEnded(key);
        assertThat(eventTypes(company))
                .containsExactly(
                        EventType.KYC_INITIATED,
                        EventType.KYC_OPENED,
                        EventType.KYC_CONSENTED,
                        EventType.KYC_SUBMITTED,
                        EventType.KYC_DOCUMENT_VERIFIED,
                        EventType.KYC_DOCUMENT_VERIFIED,
                        EventType.KYC_GATE_OPENED,
                        EventType.KYC_COMPLETED);
    }

    @Test
    void linkOpensOnce() {
        var ready = byEmail(company());
        var key = open(ready.link()).key();

        assertDead(ready.link());
        assertThat(customers().current(key).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void whatIsNoGoodLinkIsAnsweredAlike() {
        var ready = byEmail(company());
        var used = byEmail(company());
        var key = open(used.link()).key();
        var link = ready.link().reveal();
        var altered = link.substring(0, 40) + (link.charAt(40) == 'A' ? 'B' : 'A') + link.substring(41);

        for (var text : List.of(
                "",
                "kst_",
                altered,
                link.substring(4),
                link + "A",
                key.reveal(),
                used.link().reveal())) {
            assertThat(customers().open(Secret.of(text.isEmpty() ? " " : text))).isEmpty();
        }
        open(ready.link());
    }

    @Test
    void whatIsNoGoodKeyIsAnsweredAlike() {
        var ready = byEmail(company());
        var key = open(ready.link()).key().reveal();
        var altered = key.substring(0, 40) + (key.charAt(40) == 'A' ? 'B' : 'A') + key.substring(41);
        var unopened = byEmail(company());

        for (var text : List.of(" ", altered, unopened.link().reveal(), "kst_" + key.substring(4))) {
            var wrong = Secret.of(text);
            assertEnded(wrong);
            Expect.notFound("session", "with this key", () -> submitPan(wrong));
            Expect.notFound("session", "with this key", () -> customers().consent(wrong, "p", "v", "c"));
        }
        assertThat(provider.calls()).isZero();
    }

    @Test
    void nothingIsSubmittedBeforeTheCustomerConsents() {
        var company = company();
        var key = open(byEmail(company).link()).key();

        Expect.conflict(ErrorCode.WRONG_STATE, () -> submitPan(key));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> submitGst(key));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> customers().searchCompanies(key, NAME));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> customers().startDigiLocker(key, BACK, null));

        assertThat(provider.calls()).isZero();
        assertThat(attempts(company)).isEmpty();
        assertThat(customers().current(key).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void consentSaysWhatForWhichNoticeAndHow() {
        var key = open(byEmail(company()).link()).key();

        Expect.invalid("purpose", () -> customers().consent(key, " ", "v", "web"));
        Expect.invalid("purpose", () -> customers().consent(key, "x".repeat(201), "v", "web"));
        Expect.invalid("version", () -> customers().consent(key, "p", "", "web"));
        Expect.invalid("channel", () -> customers().consent(key, "p", "v", "by phone"));
        assertThat(customers().current(key).consent()).isNull();
    }

    @Test
    void answerTellsOfTheAttemptAndTheSession() {
        var ready = byEmail(company());
        var key = consented(ready);

        var result = (SubmissionResult.Recorded) submitPan(key);

        assertThat(result.attempt().state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(result.session()).isEqualTo(customers().current(key)).isEqualTo(read(ready));
        assertThat(result.session().verifiedDocuments()).containsExactly(DocumentType.PAN);
        var last = (SubmissionResult.Recorded) submitGst(key);
        assertThat(last.session().state()).isEqualTo(SessionState.COMPLETED);
    }

    @Test
    void gstinThatCannotBeVerifiedIsUnsupportedForCustomersToo() {
        var company = company();
        var key = consented(byEmail(company));

        assertThat(customers().verifyGst(key, GstSubmission.of("9917IND00013OSG", NAME)))
                .isInstanceOfSatisfying(
                        SubmissionResult.Unsupported.class,
                        unsupported -> assertThat(unsupported.document()).isEqualTo(DocumentType.GST));
        assertThat(attempts(company)).isEmpty();
    }

    @Test
    void consentToOneNoticeIsRecordedOnce() {
        var company = company();
        var key = open(byEmail(company).link()).key();
        var first = customers().consent(key, "verification", "notice-3", "web");
        for (int click = 0; click < 5; click++) {
            world.tick();
            assertThat(customers().consent(key, "verification", "notice-3", "web"))
                    .isEqualTo(first);
        }
        assertThat(times(company, EventType.KYC_CONSENTED)).isEqualTo(1);

        world.tick();
        var second = customers().consent(key, "verification", "notice-4", "web");

        assertThat(second.consent()).isEqualTo(new Consent("verification", "notice-4", "web", world.time.now()));
        assertThat(times(company, EventType.KYC_CONSENTED)).isEqualTo(2);
    }

    @Test
    void personShowsPanAndAadhaarThroughDigiLocker() {
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, "Asha Rao"));
        var started = (DigiLockerResult.Started) customers().startDigiLocker(key, BACK, "state-1");
        provider.answers(new ProviderAnswer.Passed<>(new Findings("Asha Rao", null, "F", "1 Example Street", "2346")));

        assertThat(attempt(customers().finishDigiLocker(key, started.requestId()))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
        assertGate(person, KycGate.OPEN);
    }

    @Test
    void companyIsFoundAndConfirmed() {
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        submitPan(key);
        var found = (SearchResult.Found) customers().searchCompanies(key, "blue kite");

        customers().confirmCompany(key, new CompanyChoice(found.search(), ScriptedProvider.BLUE_KITE));

        assertThat(read(ready).state()).isEqualTo(SessionState.COMPLETED);
    }

    @Test
    void customersTriesAreLimitedLikeAnyonesBelowThePlatform() {
        openUnder(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))));
        var key = consented(byEmail(company()));
        provider.fails(FailureReason.NOT_FOUND);
        submitPan(key);

        assertThat(submitPan(key)).isInstanceOf(SubmissionResult.NotNow.class);
    }

    @Test
    void nothingIsSubmittedWhereNothingMayBeTried() {
        openUnder(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))));
        var person = person();
        var ready = byRedirect(person);
        var key = consented(ready);
        provider.fails(FailureReason.NOT_FOUND);
        pan(person, PERSONS_PAN);
        gst(person, GSTIN);

        assertThat(customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, NAME)))
                .isInstanceOf(SubmissionResult.NotNow.class);
        assertThat(customers().verifyGst(key, GstSubmission.of(GSTIN, NAME)))
                .isInstanceOf(SubmissionResult.NotNow.class);

        assertThat(times(person, EventType.KYC_SUBMITTED)).isZero();
        assertThat(read(ready).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void offlineRulesHoldForCustomersToo() {
        var company = company();
        var key = consented(byEmail(company));

        Expect.invalid("pan", () -> customers().verifyPan(key, PanSubmission.of(PERSONS_PAN, NAME)));
        Expect.invalid("gstin", () -> customers().verifyGst(key, GstSubmission.of(GSTIN + "X", NAME)));
        assertThat(attempts(company)).isEmpty();
        assertThat(customers().current(key).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void linksAndKeysOfADeletedAccountAreDead() {
        var unopened = company();
        var opened = company();
        var link = byEmail(unopened).link();
        var key = consented(byEmail(opened));

        world.delete(unopened);
        world.delete(opened);

        assertDead(link);
        assertEnded(key);
        Expect.notFound("session", "with this key", () -> submitPan(key));
        assertThat(provider.calls()).isZero();
    }

    @Test
    void sessionsOfTestAccountsAreForTestInputs() {
        var company = customer(world.testMain("tests"), BusinessType.PRIVATE_LIMITED);
        var key = consented(byEmail(company));

        assertThat(attempt(customers().verifyPan(key, PanSubmission.of(SUCCESS, NAME)))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
        assertThat(provider.calls()).isZero();
    }

    private SubmissionResult submitPan(Secret key) {
        world.tick();
        return customers().verifyPan(key, PanSubmission.of(PAN, NAME));
    }

    private SubmissionResult submitGst(Secret key) {
        world.tick();
        return customers().verifyGst(key, GstSubmission.of(GSTIN, NAME));
    }
}
