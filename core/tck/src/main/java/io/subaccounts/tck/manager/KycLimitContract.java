package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Secret;
import io.subaccounts.events.EventType;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.kyc.session.SubmissionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody below the platform can fill the books: attempts have limits, whatever becomes of them. */
abstract class KycLimitContract extends SessionContract {

    private static final Duration PERIOD = Duration.ofHours(6);

    @Test
    void faultsOfProvidersUseUpTheAttemptsOfADocument() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(3, 100, PERIOD)));
        var company = company();
        provider.breaks(ProviderFault.TIMEOUT);
        for (int i = 0; i < 3; i++) {
            assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.ERROR);
        }
        int asked = provider.calls();
        Instant from = attempts(company).get(0).createdAt().plus(PERIOD);

        assertThat(pan(company, PAN)).isEqualTo(new VerificationResult.NotNow(tooMany(from)));

        assertThat(provider.calls()).as("nobody is asked").isEqualTo(asked);
        assertThat(attempts(company)).as("nothing is on record").hasSize(3);
        assertThat(gst(company, GSTIN)).as("another document").isInstanceOf(VerificationResult.Recorded.class);
        assertThat(world.kyc().verifyPan(PLATFORM, company.authId(), PanSubmission.of(PAN, NAME)))
                .as("the platform")
                .isInstanceOf(VerificationResult.Recorded.class);
    }

    @Test
    void thereIsRoomAgainAsSoonAsTheFirstIsOldEnough() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(2, 100, PERIOD)));
        var company = company();
        provider.breaks(ProviderFault.TIMEOUT);
        pan(company, PAN);
        world.time.advance(Duration.ofHours(1));
        pan(company, PAN);
        var first = attempts(company).get(0).createdAt();
        var second = attempts(company).get(1).createdAt();

        world.time.jumpTo(first.plus(PERIOD).minusMillis(2));
        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.NotNow.class);
        world.time.jumpTo(first.plus(PERIOD).minusMillis(1));
        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.Recorded.class);
        assertThat(pan(company, PAN)).isEqualTo(new VerificationResult.NotNow(tooMany(second.plus(PERIOD))));
    }

    @Test
    void searchesCountButTheLastOneCanStillBeUsed() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(2, 100, PERIOD)));
        var company = company();
        search(company);
        var last = search(company);

        assertThat(world.kyc().searchCompanies(above(company), company.authId(), NAME))
                .isInstanceOf(SearchResult.NotNow.class);
        assertThat(attempt(world.kyc()
                                .confirmCompany(
                                        above(company),
                                        company.authId(),
                                        new CompanyChoice(
                                                last.search(), last.companies().get(0))))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void searchesThatRaceDoNotPassTheLimitTogether() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(1, 100, PERIOD)));
        var company = company();
        var meanwhile = new ArrayList<SearchResult>();
        provider.whileSearching(
                () -> meanwhile.add(world.kyc().searchCompanies(above(company), company.authId(), NAME)));

        search(company);

        assertThat(meanwhile).singleElement().isInstanceOf(SearchResult.NotNow.class);
        assertThat(attempts(company)).hasSize(1);
    }

    @Test
    void searchesThatEndInAFaultCountToo() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(5, 100, PERIOD)));
        var company = company();
        provider.cannotStart(ProviderFault.TIMEOUT);

        var results = IntStream.range(0, 1000)
                .mapToObj(i -> world.kyc().searchCompanies(above(company), company.authId(), NAME))
                .toList();

        assertThat(provider.calls()).isEqualTo(5);
        assertThat(attempts(company)).hasSize(5).extracting(Attempt::state).containsOnly(AttemptState.ERROR);
        assertThat(results.subList(0, 5)).containsOnly(new SearchResult.Unavailable(ProviderFault.TIMEOUT));
        var from = attempts(company).get(0).createdAt().plus(PERIOD);
        assertThat(results.subList(5, 1000)).containsOnly(new SearchResult.NotNow(tooMany(from)));
    }

    @Test
    void askingAboutARequestAgainCounts() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(5, 100, PERIOD)));
        var person = person();
        var request = ((DigiLockerResult.Started) start(person)).requestId();
        var from = attempts(person).get(0).createdAt().plus(PERIOD);
        provider.defers(request);
        int before = provider.calls();

        var results = IntStream.range(0, 1000)
                .mapToObj(i -> world.kyc().finishDigiLocker(above(person), person.authId(), request))
                .toList();

        assertThat(provider.calls() - before).isEqualTo(5);
        assertThat(results.subList(5, 1000)).containsOnly(new VerificationResult.NotNow(tooMany(from)));
        assertThat(start(person)).isEqualTo(new DigiLockerResult.NotNow(tooMany(from)));
        world.time.jumpTo(from);
        provider.passes();
        assertThat(attempt(world.kyc().finishDigiLocker(above(person), person.authId(), request))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void requestCanBeAskedAboutOnceWhateverWasTriedBefore() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(1, 1, PERIOD)));
        var person = person();
        var request = ((DigiLockerResult.Started) start(person)).requestId();
        provider.defers(request);

        assertThat(world.kyc().finishDigiLocker(above(person), person.authId(), request))
                .isInstanceOf(VerificationResult.Recorded.class);
        assertThat(world.kyc().finishDigiLocker(above(person), person.authId(), request))
                .isInstanceOf(VerificationResult.NotNow.class);
        assertThat(world.kyc().finishDigiLocker(PLATFORM, person.authId(), request))
                .as("the platform")
                .isInstanceOf(VerificationResult.Recorded.class);
    }

    @Test
    void askingAgainUsesUpASession() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(100, 3, PERIOD)));
        var person = person();
        var key = consented(byEmail(person));
        var request = ((DigiLockerResult.Started) customers().startDigiLocker(key, BACK, null)).requestId();
        provider.defers(request);
        int before = provider.calls();

        for (int i = 0; i < 100; i++) {
            customers().finishDigiLocker(key, request);
        }

        assertThat(provider.calls() - before).isEqualTo(3);
    }

    @Test
    void requestsToDigiLockerCount() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(1, 100, PERIOD)));
        var person = person();
        provider.cannotStart(ProviderFault.UNREACHABLE);
        start(person);

        assertThat(start(person))
                .isEqualTo(new DigiLockerResult.NotNow(
                        tooMany(attempts(person).get(0).createdAt().plus(PERIOD))));
    }

    @Test
    void attemptsOfAllDocumentsUseUpASession() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(100, 3, PERIOD)));
        var company = company();
        var ready = byEmail(company);
        var key = consented(ready);
        provider.breaks(ProviderFault.TIMEOUT);
        var first = world.time.now();
        submitPan(key);
        world.tick();
        customers().verifyGst(key, GstSubmission.of(GSTIN, NAME));
        customers().searchCompanies(key, NAME);

        assertThat(submitPan(key)).isEqualTo(new SubmissionResult.NotNow(tooMany(first.plus(PERIOD))));

        assertThat(attempts(company)).hasSize(3);
        assertThat(pan(company, PAN)).as("not in the session").isInstanceOf(VerificationResult.Recorded.class);
        var next = consented(byEmail(company));
        assertThat(submitPan(next)).as("in the next session").isInstanceOf(SubmissionResult.Recorded.class);
    }

    @Test
    void sessionHasRoomAgainAfterThePeriod() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(100, 1, PERIOD)));
        var key = consented(byEmail(company()));
        provider.breaks(ProviderFault.TIMEOUT);
        submitPan(key);

        world.time.advance(PERIOD.minusMillis(1));
        assertThat(submitPan(key)).isInstanceOf(SubmissionResult.NotNow.class);
        world.tick();
        assertThat(submitPan(key)).isInstanceOf(SubmissionResult.Recorded.class);
        assertThat(submitPan(key)).isInstanceOf(SubmissionResult.NotNow.class);
    }

    @Test
    void whatIsRefusedIsNotToldAsSubmitted() {
        openUnder(KycPolicy.india().limits(new AttemptLimits(1, 100, PERIOD)));
        var company = company();
        provider.breaks(ProviderFault.TIMEOUT);
        pan(company, PAN);
        var ready = byEmail(company);
        var key = consented(ready);

        assertThat(submitPan(key)).isInstanceOf(SubmissionResult.NotNow.class);

        assertThat(times(company, EventType.KYC_SUBMITTED)).isZero();
        assertThat(read(ready).state()).isEqualTo(SessionState.OPENED);
    }

    @Test
    void fiftyADayIsWhatPoliciesAllowUnlessTheySayOtherwise() {
        var company = company();
        provider.breaks(ProviderFault.TIMEOUT);
        for (int i = 0; i < 50; i++) {
            attempt(pan(company, PAN));
        }

        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.NotNow.class);
        world.time.advance(Duration.ofDays(1));
        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.Recorded.class);
    }

    private SubmissionResult submitPan(Secret key) {
        return customers().verifyPan(key, PanSubmission.of(PAN, NAME));
    }

    private DigiLockerResult start(CreatedAccount person) {
        return world.kyc().startDigiLocker(above(person), person.authId(), BACK, null);
    }

    private static RetryRefusal tooMany(Instant from) {
        return new RetryRefusal(RetryRefusal.Reason.TOO_MANY_ATTEMPTS, from);
    }
}
