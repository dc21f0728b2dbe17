package io.subaccounts.spi.kyc.testmode;

import static io.subaccounts.spi.kyc.testmode.TestCallback.after;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.GstCheck;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.support.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TestScriptTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final TestOutcome PASSED = TestOutcome.passed();
    private static final TestOutcome FAILED = TestOutcome.failed(FailureReason.INACTIVE, Finality.FINAL);

    private final ManualTime time = new ManualTime();

    @Test
    void aCallbackComesWhenItsTimeHasComeAndOnce() {
        TestModeProvider provider = playing(TestScript.builder().pending("TESTPENDING001", after(MINUTE, PASSED)));
        String reference = pan(provider, "key", "TESTPENDING001");

        assertThat(provider.deliveries(in(MINUTE.minusNanos(1)))).isEmpty();
        assertThat(read(provider, in(MINUTE))).singleElement().satisfies(callback -> {
            assertThat(callback.reference()).isEqualTo(reference);
            assertThat(callback.sentAt()).isEqualTo(in(MINUTE));
            assertThat(callback.answer()).isEqualTo(new Passed<>(Findings.named("Asha Rao")));
        });
        assertThat(provider.deliveries(in(MINUTE.multipliedBy(99)))).isEmpty();
    }

    @Test
    void aCallbackCanComeSeveralTimesUnderTheSameId() {
        TestModeProvider provider =
                playing(TestScript.builder().pending("X", after(MINUTE, FAILED).delivered(3)));
        pan(provider, "key", "X");
        List<ProviderCallback> callbacks = read(provider, in(MINUTE));

        assertThat(callbacks).hasSize(3);
        assertThat(callbacks.stream().distinct()).hasSize(1);
        assertThat(callbacks.get(0).answer()).isEqualTo(new Failed<>(FailureReason.INACTIVE, Finality.FINAL));
    }

    @Test
    void whatWasSentEarlierCanComeLater() {
        TestModeProvider provider = playing(
                TestScript.builder().pending("X", after(MINUTE.multipliedBy(2), PASSED), after(MINUTE, FAILED)));
        pan(provider, "key", "X");

        assertThat(read(provider, in(MINUTE.multipliedBy(2))))
                .extracting(ProviderCallback::sentAt)
                .containsExactly(in(MINUTE.multipliedBy(2)), in(MINUTE));
    }

    @Test
    void differentCallbacksAndChecksHaveDifferentIds() {
        TestModeProvider provider =
                playing(TestScript.builder().pending("X", after(MINUTE, PASSED), after(MINUTE, PASSED)));
        pan(provider, "key", "X");
        pan(provider, "other", "X");

        assertThat(read(provider, in(MINUTE)))
                .extracting(ProviderCallback::deliveryId)
                .hasSize(4)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSameAttemptTriedAgainBringsNoMoreCallbacks() {
        TestModeProvider provider = playing(TestScript.builder().pending("X", after(MINUTE, PASSED)));
        String reference = pan(provider, "key", "X");

        assertThat(pan(provider, "key", "X")).isEqualTo(reference);
        assertThat(provider.deliveries(in(MINUTE))).hasSize(1);
        assertThat(pan(provider, "key", "X")).isEqualTo(reference);
        assertThat(provider.deliveries(in(MINUTE))).isEmpty();
    }

    @Test
    void aCallbackThatIsNotTakenIsOfferedAgainForAnHour() {
        TestModeProvider provider =
                playing(TestScript.builder().pending("X", after(MINUTE, PASSED).delivered(2), after(MINUTE, FAILED)));
        pan(provider, "key", "X");
        var offered = new ArrayList<TestDelivery>();

        assertThat(provider.deliver(in(Duration.ZERO), offered::add)).isZero();
        assertThat(provider.deliver(in(MINUTE), delivery -> false)).isZero();
        assertThatThrownBy(() -> provider.deliver(in(MINUTE), delivery -> {
                    throw new IllegalStateException("the road is closed");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(provider.deliver(in(MINUTE), delivery -> offered.add(delivery) && offered.size() < 3))
                .isEqualTo(2);
        assertThat(provider.deliver(in(Duration.ofDays(1)), delivery -> !offered.add(delivery)))
                .isZero();
        assertThat(provider.deliver(in(Duration.ofDays(1)), offered::add)).isZero();
        assertThat(offered).hasSize(4);
        assertThat(offered.get(3)).as("what was left").isSameAs(offered.get(2));
    }

    @Test
    void aCallbackCanBeLost() {
        TestModeProvider provider = playing(TestScript.builder().pending("TESTSUCCESS0001"));
        pan(provider, "key", "TESTSUCCESS0001");

        assertThat(provider.deliveries(Instant.MAX)).isEmpty();
    }

    @Test
    void anOutcomeCanBeHadAtOnce() {
        var findings = new Findings("Somebody", null, "F", "1 Road", null);
        TestModeProvider provider = playing(TestScript.builder()
                .answer("A", TestOutcome.passed(findings))
                .answer("B", TestOutcome.failed(FailureReason.HOLDER_MISMATCH))
                .answer("C", TestOutcome.fault(ProviderFault.QUOTA_EXCEEDED)));

        assertThat(verified(provider, "key", "A1")).isEqualTo(new Passed<>(findings));
        assertThat(verified(provider, "key", "B1"))
                .isEqualTo(new Failed<>(FailureReason.HOLDER_MISMATCH, Finality.RETRYABLE));
        assertThat(verified(provider, "key", "C1")).isEqualTo(new Fault<>(ProviderFault.QUOTA_EXCEEDED));
        assertThat(verified(provider, "key", "TESTSUCCESS0001")).isEqualTo(new Passed<>(Findings.named("Asha Rao")));
    }

    @Test
    void aRuleForAValueCountsBeforeOneForTheDocumentAndTheLongestValueCounts() {
        TestModeProvider provider = playing(TestScript.builder()
                .answer(DocumentType.PAN, TestOutcome.fault(ProviderFault.TIMEOUT))
                .answer("AB", TestOutcome.fault(ProviderFault.OVERLOADED))
                .answer("ABC", TestOutcome.fault(ProviderFault.UNREACHABLE)));

        assertThat(verified(provider, "key", "ABCD")).isEqualTo(new Fault<>(ProviderFault.UNREACHABLE));
        assertThat(verified(provider, "key", "ABD")).isEqualTo(new Fault<>(ProviderFault.OVERLOADED));
        assertThat(verified(provider, "key", "AD")).isEqualTo(new Fault<>(ProviderFault.TIMEOUT));
        assertThat(provider.verifyGst(new GstCheck("key", Secret.of("AD"), null)))
                .isEqualTo(new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE));
    }

    @Test
    void aDigiLockerRequestIsToldOfWithoutBeingAskedAbout() {
        TestModeProvider provider = playing(TestScript.builder().pending(DocumentType.AADHAAR, after(MINUTE, FAILED)));
        var start = new DigiLockerStart("key", URI.create("https://host.example/back"), null);
        String request = ((Passed<DigiLockerLink>) provider.startDigiLocker(start))
                .value()
                .requestId();

        assertThat(provider.fetchDigiLocker(request)).isEqualTo(new Pending<>(request));
        assertThat(read(provider, in(MINUTE)))
                .singleElement()
                .satisfies(callback -> assertThat(callback.reference()).isEqualTo(request));
    }

    @Test
    void aScriptThatContradictsItselfIsRefused() {
        for (ThrowingCallable rule : List.<ThrowingCallable>of(
                () -> TestScript.builder().answer("", PASSED),
                () -> TestScript.builder().answer("A", PASSED).pending("A"),
                () -> TestScript.builder().pending(DocumentType.PAN).answer(DocumentType.PAN, PASSED),
                () -> after(Duration.ofNanos(-1), PASSED),
                () -> after(Duration.ofDays(366), PASSED),
                () -> after(MINUTE, PASSED).delivered(0),
                () -> after(MINUTE, PASSED).delivered(101))) {
            assertThatThrownBy(rule).isInstanceOf(ValidationException.class);
        }
    }

    @Test
    void aScriptIsNotChangedByItsBuilder() {
        TestScript.Builder builder = TestScript.builder();
        TestScript script = builder.build();
        builder.answer("A", PASSED);

        assertThat(script.course(DocumentType.PAN, "A")).isEmpty();
    }

    private TestModeProvider playing(TestScript.Builder script) {
        return new TestModeProvider(script.build(), time);
    }

    private static Instant in(Duration delay) {
        return ManualTime.START.plus(delay);
    }

    private static List<ProviderCallback> read(TestModeProvider provider, Instant now) {
        return provider.deliveries(now).stream()
                .map(delivery -> provider.readCallback(delivery.body()))
                .toList();
    }

    private static String pan(TestModeProvider provider, String key, String number) {
        return ((Pending<Findings>) verified(provider, key, number)).reference();
    }

    private static ProviderAnswer<Findings> verified(TestModeProvider provider, String key, String number) {
        return provider.verifyPan(new PanCheck(key, Secret.of(number), "Asha Rao", null));
    }
}
