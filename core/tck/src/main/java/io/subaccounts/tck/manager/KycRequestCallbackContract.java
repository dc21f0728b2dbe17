package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the customer decided about a DigiLocker request may come by callback, whether or not anybody has asked. */
abstract class KycRequestCallbackContract extends CallbackContract {

    /** The customer may decide before anybody asks, or after it was asked too early. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void outcomeOfARequestThatWaitsForItsCustomerIsApplied(int askedTooEarly) {
        for (var outcome : List.of("passed", "failed")) {
            var person = person();
            var request = request(person);
            provider.defers(request);
            for (int i = 0; i < askedTooEarly; i++) {
                world.kyc().finishDigiLocker(above(person), person.authId(), request);
            }

            var receipt = deliver(fresh(), request, outcome);

            assertThat(receipt.verdict()).isEqualTo(Verdict.APPLIED);
            assertThat(attempts(person))
                    .extracting(Attempt::state)
                    .containsExactly(outcome.equals("passed") ? AttemptState.VERIFIED : AttemptState.FAILED_RETRYABLE);
            assertThat(deliver(fresh(), request, "passed").verdict()).isEqualTo(Verdict.SETTLED_BEFORE);
            Expect.conflict(
                    ErrorCode.WRONG_STATE, () -> world.kyc().finishDigiLocker(above(person), person.authId(), request));
        }
    }

    @Test
    void faultOfARequestThatWaitsForItsCustomerChangesNothing() {
        var person = person();
        var request = request(person);

        assertThat(deliver(fresh(), request, "broken").verdict()).isEqualTo(Verdict.NOTHING_NEW);

        assertThat(attempts(person)).extracting(Attempt::state).containsExactly(AttemptState.INITIATED);
        assertThat(deliver(fresh(), request, "passed").verdict()).isEqualTo(Verdict.APPLIED);
    }

    @Test
    void outcomeOfARequestOfTheOtherEnvironmentOrThatWasReplacedChangesNothing() {
        var person = person();
        var replaced = request(person);
        var request = request(person);
        var test = ScriptedProvider.body(fresh(), request, Environment.TEST, world.time.now(), "passed");

        assertThat(deliver(test).verdict()).isEqualTo(Verdict.OTHER_ENVIRONMENT);
        assertThat(deliver(fresh(), replaced, "passed").verdict()).isEqualTo(Verdict.SUPERSEDED);

        assertThat(attempts(person))
                .extracting(Attempt::state)
                .containsExactly(AttemptState.SUPERSEDED, AttemptState.INITIATED);
    }

    /** What finishing would be refused, the provider's word alone does not bring about; it can be fetched later. */
    @Test
    void outcomeOfARequestIsNotPutToUseWhileTheDocumentMayNotBeTried() {
        var signing = CallbackSigning.standardWebhooks(Secret.of(KEY));
        world = worldWith(settings -> verifying(settings)
                .kycPolicy(KycPolicy.india().retries(new RetryRule(9, Duration.ofHours(1))))
                .kycCallbacks("primary", signing));
        main = world.main("Acme");
        var person = person();
        var request = request(person);
        deliver(fresh(), request, "failed");
        var next = ((DigiLockerResult.Started) world.kyc().startDigiLocker(PLATFORM, person.authId(), BACK, null))
                .requestId();

        assertThat(deliver(fresh(), next, "passed").verdict()).isEqualTo(Verdict.NOTHING_NEW);

        assertThat(attempts(person))
                .extracting(Attempt::state)
                .containsExactly(AttemptState.FAILED_RETRYABLE, AttemptState.INITIATED);
        world.time.advance(Duration.ofHours(1));
        provider.passes();
        assertThat(attempt(world.kyc().finishDigiLocker(above(person), person.authId(), next))
                        .state())
                .isEqualTo(AttemptState.VERIFIED);
    }

    private String request(CreatedAccount person) {
        world.tick();
        var result = world.kyc().startDigiLocker(above(person), person.authId(), BACK, null);
        return ((DigiLockerResult.Started) result).requestId();
    }
}
