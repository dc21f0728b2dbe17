package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Aadhaar through DigiLocker: a request that is bound to its account and good once, and never the redirect's word. */
abstract class KycDigiLockerContract extends VerificationContract {

    private static final URI BACK = URI.create("https://kite.example/back");

    private CreatedAccount person;

    @BeforeEach
    void createPerson() {
        person = person();
    }

    @Test
    void personWithPanAndAadhaarIsVerified() {
        world.kyc().verifyPan(above(person), person.authId(), PanSubmission.of(PERSONS_PAN, "Asha Rao"));
        var request = start(person);
        assertThat(status(person).documents()).containsEntry(DocumentType.AADHAAR, VerificationState.NOT_STARTED);
        assertGate(person, KycGate.BLOCKED);

        var granted = finish(person, request);

        assertThat(granted.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(granted.provider()).isEqualTo("primary");
        assertThat(granted.mask()).as("there is no number to mask").isNull();
        assertGate(person, KycGate.OPEN);
    }

    @Test
    void requestIsNotKeptUnderAnAadhaarNumber() {
        provider.calling("AR-234123412346");

        assertThat(world.kyc().startDigiLocker(above(person), person.authId(), BACK, null))
                .isEqualTo(new DigiLockerResult.Unavailable(ProviderFault.MALFORMED_ANSWER));
        assertThat(attempts(person)).extracting(Attempt::state).containsExactly(AttemptState.ERROR);

        provider.calling("AR-9f234123412346ab");
        assertThat(world.kyc().startDigiLocker(above(person), person.authId(), BACK, null))
                .isInstanceOf(DigiLockerResult.Started.class);
    }

    @Test
    void requestIsBoundToItsAccount() {
        var request = start(person);
        var other = person();
        start(other);
        var below = customer(person, BusinessType.INDIVIDUAL);
        start(below);

        for (var account : List.of(other, below)) {
            Expect.notFound("request", request, () -> finish(account, request));
        }
        var ofBelow = start(below);
        Expect.notFound("request", ofBelow, () -> finish(person, ofBelow));
        assertThat(status(other).documents()).containsEntry(DocumentType.AADHAAR, VerificationState.NOT_STARTED);
    }

    @Test
    void requestIsGoodOnce() {
        var request = start(person);
        finish(person, request);
        int calls = provider.calls();

        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(person, request));
        assertThat(provider.calls()).isEqualTo(calls);
    }

    @Test
    void laterRequestTakesThePlaceOfAnEarlierOne() {
        var first = start(person);
        var second = start(person);

        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(person, first));
        assertThat(finish(person, second).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void requestIsGoodForADay() {
        var request = start(person);

        world.time.advance(Duration.ofDays(1));

        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(person, request));
        var another = start(person);
        world.time.advance(Duration.ofDays(1).minusMillis(1));
        assertThat(finish(person, another).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void unknownRequestsDoNotExist() {
        start(person);

        Expect.notFound("request", "AR_success_verified", () -> finish(person, "AR_success_verified"));
        Expect.invalid("request_id", () -> finish(person, "with space"));
    }

    @Test
    void customerThatHasNotDecidedCanBeAskedAboutAgain() {
        var request = start(person);
        provider.defers(request);

        assertThat(finish(person, request).state()).isEqualTo(AttemptState.INITIATED);
        assertThat(finish(person, request).state()).isEqualTo(AttemptState.INITIATED);
        assertThat(status(person).documents()).containsEntry(DocumentType.AADHAAR, VerificationState.NOT_STARTED);
        provider.passes();
        assertThat(finish(person, request).state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(attempts(person)).hasSize(1);
    }

    @Test
    void customerThatDoesNotConsentFailsAndMayTryAgain() {
        var request = start(person);
        provider.fails(FailureReason.CONSENT_DENIED);

        assertThat(finish(person, request).failureReason()).contains(FailureReason.CONSENT_DENIED);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(person, request));
        provider.passes();
        assertThat(finish(person, start(person)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void onlyTheLastFourDigitsAreKept() {
        var request = start(person);
        provider.answers(new ProviderAnswer.Passed<>(new Findings("Asha Rao", null, "F", "1 Street", "2346")));
        var id = finish(person, request).id();

        var disclosed = world.manager.personalData().reveal(PLATFORM, id, "test");

        assertThat(disclosed.number()).isNull();
        assertThat(disclosed.findings()).isEqualTo(new Findings("Asha Rao", null, "F", "1 Street", "2346"));
        for (var lastFour : List.of("234123412346", "12346", "abcd")) {
            provider.answers(new ProviderAnswer.Passed<>(new Findings("A", null, null, null, lastFour)));
            assertThat(finish(person, start(person)).providerFault()).contains(ProviderFault.MALFORMED_ANSWER);
        }
    }

    @Test
    void requestThatCouldNotBeMadeIsAFault() {
        provider.cannotStart(ProviderFault.UNREACHABLE);

        assertThat(result(person)).isEqualTo(new DigiLockerResult.Unavailable(ProviderFault.UNREACHABLE));
        assertThat(attempts(person)).extracting(Attempt::state).containsExactly(AttemptState.ERROR);
        assertThat(status(person).documents()).containsEntry(DocumentType.AADHAAR, VerificationState.NOT_STARTED);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void requestThatIsMadeForLongerThanItIsGoodIsNone(boolean swept) {
        provider.meanwhile(() -> {
            provider.meanwhile(() -> {});
            world.time.advance(Duration.ofDays(1));
            if (swept) {
                sweep();
            }
        });

        assertThat(result(person)).isEqualTo(new DigiLockerResult.Unavailable(ProviderFault.LAPSED));
        assertThat(finish(person, start(person)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void requestThatALaterOneReplacedWhileItWasMadeIsNone() {
        var later = new ArrayList<String>();
        provider.meanwhile(() -> {
            provider.meanwhile(() -> {});
            later.add(start(person));
        });

        assertThat(result(person)).isEqualTo(new DigiLockerResult.Unavailable(ProviderFault.LAPSED));
        assertThat(finish(person, later.get(0)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    /** Whatever became of the later one: one request is active, and that is never an earlier one again. */
    @Test
    void requestWhoseCustomerHadNotDecidedStaysReplacedByOneThatCouldNotBeMade() {
        var request = start(person);
        provider.defers(request);
        provider.meanwhile(() -> {
            provider.meanwhile(() -> {});
            provider.cannotStart(ProviderFault.UNREACHABLE);
            result(person);
        });

        assertThat(finish(person, request).state()).isEqualTo(AttemptState.SUPERSEDED);
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(person, request));
    }

    @Test
    void documentThatRestsIsNotStarted() {
        openUnder(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))));
        var resting = person();
        var request = start(resting);
        provider.fails(FailureReason.CONSENT_DENIED);
        finish(resting, request);

        var refusal = ((DigiLockerResult.NotNow) result(resting)).refusal();

        assertThat(refusal.reason()).isEqualTo(RetryRefusal.Reason.COOLING_DOWN);
    }

    @Test
    void addressAndStateAreChecked() {
        for (var url : List.of("http://kite.example/", "https://a@kite.example/", "https://kite.example/#f")) {
            Expect.invalid(
                    "redirect_url",
                    () -> world.kyc().startDigiLocker(above(person), person.authId(), URI.create(url), null));
        }
        Expect.invalid("state", () -> world.kyc().startDigiLocker(above(person), person.authId(), BACK, "with space"));
        assertThat(attempts(person)).isEmpty();
    }

    @Test
    void testModesOwnRequestsAreBoundToTheirAccountToo() {
        var tests = world.testMain("tests");
        var one = customer(tests, BusinessType.INDIVIDUAL);
        var other = customer(tests, BusinessType.INDIVIDUAL);
        var replaced = start(one);
        start(one);
        start(other);

        Expect.notFound("request", replaced, () -> finish(other, replaced));
        Expect.conflict(ErrorCode.WRONG_STATE, () -> finish(one, replaced));
        assertThat(finish(one, "MOCK_AR_SUCCESS").state()).isEqualTo(AttemptState.VERIFIED);
    }

    private DigiLockerResult result(CreatedAccount account) {
        world.tick();
        return world.kyc().startDigiLocker(above(account), account.authId(), BACK, null);
    }

    private String start(CreatedAccount account) {
        var result = result(account);
        assertThat(result).isInstanceOf(DigiLockerResult.Started.class);
        return ((DigiLockerResult.Started) result).requestId();
    }

    private Attempt finish(CreatedAccount account, String request) {
        return attempt(world.kyc().finishDigiLocker(above(account), account.authId(), request));
    }
}
