package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderLimits;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Faults of ours and of the providers' count against nobody; failures of the subject are limited by policy. */
abstract class KycFaultContract extends VerificationContract {

    private static final Duration COOL_DOWN = Duration.ofHours(1);

    @Test
    void everyFaultIsOnRecordAndChangesNothing() {
        for (var fault : ProviderFault.values()) {
            var company = company();
            provider.breaks(fault);
            var before = status(company);

            var broken = attempt(pan(company, PAN));

            assertThat(broken.state()).isEqualTo(AttemptState.ERROR);
            assertThat(broken.providerFault()).contains(fault);
            assertThat(broken.failureReason()).isEmpty();
            assertThat(status(company)).isEqualTo(before);
        }
    }

    @Test
    void faultDoesNotTakeBackWhatWasVerifiedNorHealWhatFailed() {
        var verified = company();
        verify(verified);
        var failed = company();
        provider.fails(FailureReason.NOT_FOUND);
        pan(failed, PAN);

        provider.breaks(ProviderFault.UPSTREAM_ERROR);
        pan(verified, PAN);
        pan(failed, PAN);

        assertGate(verified, KycGate.OPEN);
        assertThat(status(failed).documents()).containsEntry(DocumentType.PAN, VerificationState.FAILED);
    }

    @Test
    void providerThatThrowsOrNeverAnswersIsAtFault() {
        world = worldWith(settings -> World.peppered(settings)
                .fieldCipher(FieldCipher.inClear())
                .kycProvider(provider, ProviderLimits.DEFAULT.withTimeout(Duration.ofMillis(50))));
        main = world.main("Acme");
        var company = company();

        provider.hangs();
        assertThat(attempt(pan(company, PAN)).providerFault()).contains(ProviderFault.TIMEOUT);
        provider.throwing(new IllegalStateException("no route to " + PAN));
        assertThat(attempt(pan(company, PAN)).providerFault()).contains(ProviderFault.UPSTREAM_ERROR);
        assertThat(status(company).documents().values()).containsOnly(VerificationState.NOT_STARTED);
    }

    @Test
    void withoutAProviderALiveAccountIsTakenToBeNobodysFault() {
        world = worldWith(settings -> World.peppered(settings).fieldCipher(FieldCipher.inClear()));
        main = world.main("Acme");

        assertThat(attempt(pan(company(), PAN)).providerFault()).contains(ProviderFault.NOT_CONFIGURED);
    }

    @Test
    void answerThatHoldsAnAadhaarNumberIsRefusedAsAWhole() {
        var company = company();
        provider.answers(
                new ProviderAnswer.Passed<>(new Findings(NAME, null, null, "near 2341 2341 2346, Pune", null)));

        assertThat(attempt(pan(company, PAN)).providerFault()).contains(ProviderFault.MALFORMED_ANSWER);
    }

    @Test
    void nextProviderIsAskedOnlyWhenOneCouldNotCarryTheCheckOut() {
        var second = withSecondProvider();
        var company = company();

        provider.fails(FailureReason.NOT_FOUND);
        assertThat(attempt(pan(company, PAN)).provider()).isEqualTo("primary");
        assertThat(second.calls()).as("nobody shops for a better answer").isZero();

        provider.defers("waits-" + company.authId());
        assertThat(attempt(pan(company, PAN)).provider()).isEqualTo("primary");
        assertThat(second.calls()).isZero();

        provider.breaks(ProviderFault.UNREACHABLE);
        var decided = attempt(pan(company, PAN));
        assertThat(decided.state()).isEqualTo(AttemptState.VERIFIED);
        assertThat(decided.provider()).isEqualTo("secondary");
        assertThat(second.calls()).isEqualTo(1);
    }

    @Test
    void whenAllProvidersBreakTheLastFaultIsOnRecord() {
        var second = withSecondProvider();
        provider.breaks(ProviderFault.UNREACHABLE);
        second.breaks(ProviderFault.QUOTA_EXCEEDED);

        assertThat(attempt(pan(company(), PAN)).providerFault()).contains(ProviderFault.QUOTA_EXCEEDED);
    }

    @Test
    void pendingCheckOpensNothingAndIsGivenUpInTheEnd() {
        var company = company();
        gst(company, GSTIN);
        provider.defers("never-" + company.authId());

        var pending = attempt(pan(company, PAN));

        assertThat(pending.state()).isEqualTo(AttemptState.PENDING);
        assertThat(status(company).overallStatus()).isEqualTo(VerificationState.PENDING);
        assertGate(company, KycGate.BLOCKED);
        world.time.advance(Duration.ofDays(7).minusMillis(1));
        sweep();
        assertThat(attempts(company)).contains(pending);
        world.time.advance(Duration.ofMillis(1));
        sweep();
        var lapsed = attempts(company).get(1);
        assertThat(lapsed.state()).isEqualTo(AttemptState.ERROR);
        assertThat(lapsed.providerFault()).contains(ProviderFault.LAPSED);
        assertThat(status(company).documents()).containsEntry(DocumentType.PAN, VerificationState.NOT_STARTED);
    }

    @Test
    void referenceThatAnotherAttemptHasIsNoAnswer() {
        var one = company();
        var other = company();
        provider.defers("same-" + one.authId());
        pan(one, PAN);

        assertThat(attempt(pan(other, OTHER_PAN)).providerFault()).contains(ProviderFault.MALFORMED_ANSWER);
        assertThat(attempts(one)).extracting(Attempt::state).containsExactly(AttemptState.PENDING);
    }

    @Test
    void documentRestsAfterAFailure() {
        openUnder(KycPolicy.india().retries(new RetryRule(9, COOL_DOWN)));
        var company = company();
        provider.fails(FailureReason.NOT_FOUND);
        pan(company, PAN);
        var from = world.time.now().plus(COOL_DOWN);
        int calls = provider.calls();

        assertThat(pan(company, PAN)).isEqualTo(notNow(RetryRefusal.Reason.COOLING_DOWN, from));
        assertThat(provider.calls()).isEqualTo(calls);
        assertThat(attempts(company)).hasSize(1);
        provider.passes();
        assertThat(attempt(gst(company, GSTIN)).state())
                .as("another document does not rest")
                .isEqualTo(AttemptState.VERIFIED);

        world.time.jumpTo(from.minusMillis(2));
        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.NotNow.class);
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void failureWithTheNumberOfTheCapIsFinal() {
        openUnder(KycPolicy.india().retries(new RetryRule(3, Duration.ZERO)));
        var company = company();
        provider.fails(FailureReason.NOT_FOUND);
        pan(company, PAN);
        provider.breaks(ProviderFault.TIMEOUT);
        pan(company, PAN);
        provider.fails(FailureReason.NOT_FOUND);

        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(attempt(pan(company, PAN)).state())
                .as("the third failure; the fault did not count")
                .isEqualTo(AttemptState.FAILED_FINAL);

        provider.passes();
        assertThat(pan(company, PAN)).isEqualTo(notNow(RetryRefusal.Reason.FAILED_FINALLY, null));
        assertGate(company, KycGate.BLOCKED);
    }

    @Test
    void failuresAreCountedAnewOnceTheDocumentWasVerified() {
        openUnder(KycPolicy.india().retries(new RetryRule(2, Duration.ZERO)));
        var company = company();
        provider.fails(FailureReason.NOT_FOUND);
        pan(company, PAN);
        provider.passes();
        pan(company, PAN);
        provider.fails(FailureReason.NOT_FOUND);

        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.FAILED_RETRYABLE);
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.FAILED_FINAL);
    }

    @Test
    void thePlatformMayTryWhatFailedFinally() {
        var company = company();
        provider.failsForGood(FailureReason.INACTIVE);
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.FAILED_FINAL);
        provider.passes();

        assertThat(pan(company, PAN)).isInstanceOf(VerificationResult.NotNow.class);
        var result = world.kyc().verifyPan(PLATFORM, company.authId(), PanSubmission.of(PAN, NAME));

        assertThat(attempt(result).state()).isEqualTo(AttemptState.VERIFIED);
        KycStatus status = status(company);
        assertThat(status.documents()).containsEntry(DocumentType.PAN, VerificationState.VERIFIED);
    }

    @Test
    void manyFaultsOpenTheCircuitAndSpareTheProvider() {
        var company = company();
        provider.breaks(ProviderFault.UPSTREAM_ERROR);
        for (int i = 0; i < 10; i++) {
            pan(company, PAN);
        }
        int calls = provider.calls();

        assertThat(attempt(pan(company, PAN)).providerFault()).contains(ProviderFault.CIRCUIT_OPEN);
        assertThat(provider.calls()).isEqualTo(calls);

        world.time.advance(Duration.ofMinutes(1));
        provider.passes();
        assertThat(attempt(pan(company, PAN)).state()).isEqualTo(AttemptState.VERIFIED);
    }

    private ScriptedProvider withSecondProvider() {
        var second = new ScriptedProvider("secondary");
        world = worldWith(settings -> verifying(settings).kycProvider(second));
        main = world.main("Acme");
        return second;
    }

    @Test
    void checkIsNotKeptUnderAnAadhaarNumber() {
        var company = company();
        provider.defers("ref-234123412346");

        assertThat(attempt(pan(company, PAN)).providerFault()).contains(ProviderFault.MALFORMED_ANSWER);

        provider.defers("ref-9f234123412346ab");
        assertThat(attempt(pan(company, PAN))).extracting("state", "fault").containsExactly(AttemptState.PENDING, null);
    }

    private static VerificationResult notNow(RetryRefusal.Reason reason, @Nullable Instant from) {
        return new VerificationResult.NotNow(new RetryRefusal(reason, from));
    }
}
