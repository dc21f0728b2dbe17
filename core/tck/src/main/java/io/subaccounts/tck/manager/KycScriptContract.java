package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.testmode.TestCallback;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.kyc.testmode.TestOutcome;
import io.subaccounts.spi.kyc.testmode.TestScript;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.MutableTime;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the script of test mode has in store comes when it is due, at least once, and is looked at like a real answer. */
abstract class KycScriptContract extends VerificationContract {

    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final URI BACK = URI.create("https://kite.example/back");

    private MutableTime time = new MutableTime();
    private CreatedAccount person;

    @BeforeEach
    void createPerson() {
        person = openWith(TestScript.builder(), storage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void outcomeOfADigiLockerComesByItselfWhetherOrNotItWasAskedFor(boolean asked) {
        openWith(TestScript.builder().pending(DocumentType.AADHAAR, after(TestOutcome.passed())));
        var request = start();
        if (asked) {
            var pending = world.kyc().finishDigiLocker(above(person), person.authId(), request);
            assertThat(attempt(pending).state()).isEqualTo(AttemptState.PENDING);
        }
        sweep();
        assertThat(last().state()).isEqualTo(asked ? AttemptState.PENDING : AttemptState.INITIATED);

        wait(DELAY);
        sweep();

        assertThat(last().state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void documentedRequestIsPendingLikeTheAccountsOwn() {
        openWith(TestScript.builder().pending("MOCK_AR_", after(TestOutcome.failed(FailureReason.CONSENT_DENIED))));
        start();
        world.kyc().finishDigiLocker(above(person), person.authId(), "MOCK_AR_PENDING");

        wait(DELAY);
        sweep();

        assertThat(last().failureReason()).contains(FailureReason.CONSENT_DENIED);
    }

    @Test
    void outcomeThatCannotBeStoredComesAgain() {
        var failing = new AtomicBoolean();
        person = openWith(
                TestScript.builder().pending(PENDING, after(TestOutcome.passed())),
                WatchedWrites.failing(storage(), failing));
        pan(person, PENDING);
        wait(DELAY);

        failing.set(true);
        assertThatThrownBy(() -> world.kyc().sweep(100)).isInstanceOf(StorageUnavailableException.class);
        failing.set(false);
        sweep();

        assertThat(last().state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void outcomeThatIsFasterThanTheAnswerComesAgain() {
        var writes = new AtomicInteger(Integer.MIN_VALUE);
        person = openWith(
                TestScript.builder().pending(PENDING, TestCallback.after(Duration.ZERO, TestOutcome.passed())),
                new WatchedWrites(storage(), () -> {
                    if (writes.incrementAndGet() == 2) {
                        world.kyc().sweep(100);
                    }
                }));
        sweep();
        writes.set(0);

        pan(person, PENDING);
        assertThat(writes.get()).as("swept between the answer and its record").isGreaterThan(2);
        assertThat(last().state()).isEqualTo(AttemptState.PENDING);
        sweep();

        assertThat(last().state()).isEqualTo(AttemptState.VERIFIED);
    }

    @Test
    void findingsOfAScriptAreRefusedLikeThoseOfAnyProvider() {
        var named = new Findings("Asha 234123412346", null, null, null, null);
        openWith(TestScript.builder().pending(DocumentType.AADHAAR, after(TestOutcome.passed(named))));
        var request = start();
        world.kyc().finishDigiLocker(above(person), person.authId(), request);

        wait(DELAY);
        sweep();

        assertThat(last().providerFault()).contains(ProviderFault.MALFORMED_ANSWER);
        var kept = world.manager.personalData().reveal(PLATFORM, last().id(), "test");
        assertThat(kept.findings()).isNull();
    }

    private static TestCallback after(TestOutcome outcome) {
        return TestCallback.after(DELAY, outcome);
    }

    private void openWith(TestScript.Builder script) {
        person = openWith(script, storage());
    }

    private CreatedAccount openWith(TestScript.Builder script, Storage over) {
        time = new MutableTime();
        var simulated = new TestModeProvider(script.build(), time);
        world = worldOver(over, settings -> verifying(settings).testModeProvider(simulated));
        return customer(world.testMain("persons"), BusinessType.INDIVIDUAL);
    }

    private String start() {
        world.tick();
        var result = world.kyc().startDigiLocker(above(person), person.authId(), BACK, null);
        assertThat(result).isInstanceOf(DigiLockerResult.Started.class);
        return ((DigiLockerResult.Started) result).requestId();
    }

    private void wait(Duration duration) {
        world.time.advance(duration);
        time.advance(duration);
    }

    private Attempt last() {
        var all = attempts(person);
        return all.get(all.size() - 1);
    }
}
