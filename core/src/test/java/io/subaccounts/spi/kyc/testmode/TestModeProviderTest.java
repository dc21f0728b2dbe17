package io.subaccounts.spi.kyc.testmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.internal.input.AadhaarNumbers;
import io.subaccounts.internal.providers.GuardedProvider;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.CinCheck;
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
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.support.ManualTime;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestModeProviderTest {

    private static final LocalDate BORN = LocalDate.of(1990, 2, 28);
    private static final Failed<Findings> NOT_FOUND = new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE);

    private final ManualTime time = new ManualTime();
    private final TestModeProvider provider = new TestModeProvider(TestScript.none(), time);

    @Test
    void itVerifiesEveryDocumentUnderItsOwnName() {
        assertThat(provider.name()).isEqualTo("test-mode");
        assertThat(provider.documents()).containsExactlyInAnyOrder(DocumentType.values());
        assertThat(new TestModeProvider().name()).isEqualTo("test-mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TESTSUCCESS0001", "TESTSUCCESS0001GST", "TESTSUCCESS0001____"})
    void aSuccessIsRegisteredJustAsDeclared(String number) {
        assertThat(pan(number)).isEqualTo(new Passed<>(new Findings("Asha Rao", BORN, null, null, null)));
        assertThat(gst(number)).isEqualTo(new Passed<>(Findings.named("Asha Rao")));
        assertThat(provider.verifyPan(new PanCheck("key", Secret.of(number), null, null)))
                .isEqualTo(new Passed<>(Findings.named("TEST HOLDER")));
    }

    @Test
    void aSuccessCanBeRegisteredUnderAnotherNameOrDate() {
        assertThat(pan("TESTSUCCESS0001_NAME_MISMATCH"))
                .isEqualTo(new Passed<>(new Findings("SOMEBODY ELSE", BORN, null, null, null)));
        assertThat(gst("TESTSUCCESS0001GST_NAME_MISMATCH")).isEqualTo(new Passed<>(Findings.named("SOMEBODY ELSE")));
        assertThat(pan("TESTSUCCESS0001_DATE_MISMATCH"))
                .isEqualTo(new Passed<>(new Findings("Asha Rao", LocalDate.EPOCH, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TESTFAIL0001", "TESTFAIL0001PADDED"})
    void aFailureMayTryAgain(String number) {
        assertThat(pan(number)).isEqualTo(new Failed<>(FailureReason.OTHER, Finality.RETRYABLE));
        assertThat(gst(number)).isEqualTo(new Failed<>(FailureReason.OTHER, Finality.RETRYABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TESTERROR0001", "TESTERROR000100"})
    void anErrorIsTheRegistersFault(String number) {
        assertThat(pan(number)).isEqualTo(new Fault<>(ProviderFault.UPSTREAM_ERROR));
        assertThat(gst(number)).isEqualTo(new Fault<>(ProviderFault.UPSTREAM_ERROR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TESTPENDING001", "TESTPENDING0010", "TESTPENDING_FAIL", "TESTPENDING_FAIL_"})
    void aPendingCheckWaitsToBeSettled(String number) {
        assertThat(pan(number)).isInstanceOf(Pending.class);
        assertThat(gst(number)).isInstanceOf(Pending.class);
        time.move(Duration.ofDays(400));
        assertThat(provider.deliveries(time.now())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAPA1111A",
                "29AAAPA1111A1Z5",
                "testsuccess0001",
                " TESTSUCCESS0001",
                "TESTSUCCESS000",
                "TESTPENDING",
                "MOCK_AR_SUCCESS"
            })
    void anyOtherNumberIsNotFound(String number) {
        assertThat(pan(number)).isEqualTo(NOT_FOUND);
        assertThat(gst(number)).isEqualTo(NOT_FOUND);
    }

    @Test
    void everySearchFindsTheSameCompaniesAndTheFirstIsConfirmed() {
        List<Company> found = ((Passed<List<Company>>) provider.searchCompanies("whatever")).value();

        assertThat(provider.searchCompanies("")).isEqualTo(new Passed<>(found));
        assertThat(found)
                .extracting(Company::cin)
                .hasSize(3)
                .startsWith("U72900KA2024PTC123456")
                .doesNotHaveDuplicates();
        assertThat(cin(found.get(0).cin())).isEqualTo(new Passed<>(Findings.named("Acme")));
        assertThat(cin("U72900KA2024PTC123456-1")).isEqualTo(new Passed<>(Findings.named("Acme")));
        assertThat(cin(found.get(1).cin())).isEqualTo(NOT_FOUND);
        assertThat(cin(found.get(2).cin())).isEqualTo(NOT_FOUND);
        assertThat(cin("TESTSUCCESS0001")).isEqualTo(NOT_FOUND);
    }

    @Test
    void whatItMakesUpNeverPassesForAnAadhaarNumber() {
        String hexadecimal = "MOCK_AR_SUCCESS_e85b7a1b234123412346f0c9";
        assertThat(AadhaarNumbers.appearsIn(hexadecimal)).as("digits would").isTrue();
        for (int i = 0; i < 20_000; i++) {
            var started = (Passed<DigiLockerLink>) provider.startDigiLocker(
                    new DigiLockerStart("attempt/" + i, URI.create("https://host.example/back"), null));
            assertThat(started.value().requestId()).matches(request -> !AadhaarNumbers.appearsIn(request));
        }
    }

    @ParameterizedTest
    @CsvSource({"MOCK_AR_SUCCESS", "MOCK_AR_SUCCESS_2"})
    void theKnownSuccessfulRequestIsFetchedWithoutAName(String request) {
        assertThat(provider.fetchDigiLocker(request)).isInstanceOfSatisfying(Passed.class, passed -> {
            Findings findings = (Findings) passed.value();
            assertThat(findings.registeredName()).isNull();
            assertThat(findings.lastFour()).matches("[0-9]{4}");
        });
    }

    @Test
    void otherRequestsFailErrWaitOrAreNotFound() {
        assertThat(provider.fetchDigiLocker("MOCK_AR_FAIL"))
                .isEqualTo(new Failed<>(FailureReason.CONSENT_DENIED, Finality.RETRYABLE));
        assertThat(provider.fetchDigiLocker("MOCK_AR_ERROR")).isEqualTo(new Fault<>(ProviderFault.UPSTREAM_ERROR));
        assertThat(provider.fetchDigiLocker("MOCK_AR_PENDING")).isEqualTo(new Pending<>("MOCK_AR_PENDING"));
        assertThat(provider.fetchDigiLocker("request-1")).isEqualTo(NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"fail, MOCK_AR_FAIL_", "error, MOCK_AR_ERROR_", "pending, MOCK_AR_PENDING_", "xyz, MOCK_AR_SUCCESS_"})
    void theStateOfAStartChoosesItsEnd(String state, String beginning) {
        String request = started("key", state).requestId();

        assertThat(request).startsWith(beginning);
        assertThat(provider.fetchDigiLocker(request).getClass())
                .isEqualTo(provider.fetchDigiLocker(beginning).getClass());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "pending")
    void aStartIsTheSameForTheSameAttemptAlsoAfterARestart(String state) {
        DigiLockerLink link = started("key", state);

        assertThat(started("key", state)).isEqualTo(link);
        assertThat(started("other", state).requestId()).isNotEqualTo(link.requestId());
        assertThat(new TestModeProvider().startDigiLocker(start("key", state))).isEqualTo(new Passed<>(link));
    }

    @Test
    void referencesAreTheSameForTheSameAttemptAndForNoOther() {
        var references = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            String reference = pending("key-" + i);
            references.add(reference);
            assertThat(pending("key-" + i)).isEqualTo(reference);
        }
        assertThat(references).hasSize(1_000);
    }

    @Test
    void settlingTellsOfTheOutcomeAndOfWhatWasDeclared() {
        String reference = pending("key");
        time.move(Duration.ofMinutes(1));
        TestDelivery delivery = provider.settle(reference, TestOutcome.passed());
        ProviderCallback callback = provider.readCallback(delivery.body());

        assertThat(callback.reference()).isEqualTo(reference);
        assertThat(callback.environment()).isEqualTo(Environment.TEST);
        assertThat(callback.sentAt()).isEqualTo(time.now()).isEqualTo(delivery.dueAt());
        assertThat(callback.answer()).isEqualTo(new Passed<>(new Findings("Asha Rao", BORN, null, null, null)));
        assertThat(delivery.headers()).containsOnlyKeys("webhook-id");
        assertThat(delivery.headers().get("webhook-id")).containsExactly(callback.deliveryId());
    }

    @Test
    void whatWasDeclaredBeforeARestartIsForgottenAndTheOutcomeStands() {
        String reference = pending("key");
        var restarted = new TestModeProvider(TestScript.none(), time);

        assertThat(restarted
                        .readCallback(restarted
                                .settle(reference, TestOutcome.passed())
                                .body())
                        .answer())
                .isEqualTo(new Passed<>(Findings.NONE));
    }

    @Test
    void onlyTheLatestDeclarationsAreRemembered() {
        String first = pending("first");
        String second = pending("second");
        for (int i = 0; i < 9_999; i++) {
            pending("key-" + i);
        }

        assertThat(settled(first)).isEqualTo(new Passed<>(Findings.NONE));
        assertThat(settled(second)).isNotEqualTo(new Passed<>(Findings.NONE));
    }

    @Test
    void settlingTwiceIsTwoEvents() {
        String reference = pending("key");
        TestDelivery one = provider.settle(reference, TestOutcome.passed());
        TestDelivery other = provider.settle(reference, TestOutcome.passed());

        assertThat(provider.readCallback(one.body()).deliveryId())
                .isNotEqualTo(provider.readCallback(other.body()).deliveryId());
    }

    @ParameterizedTest
    @EnumSource
    void everyAnswerPassesTheGuard(DocumentType document) {
        try (var guarded = new GuardedProvider(provider, ProviderLimits.DEFAULT, time, findings -> false)) {
            ProviderAnswer<?> answer = switch (document) {
                case PAN -> guarded.verifyPan(new PanCheck("k", Secret.of("TESTSUCCESS0001"), "A", BORN));
                case GST -> guarded.verifyGst(new GstCheck("k", Secret.of("TESTPENDING001"), "A"));
                case CIN -> guarded.searchCompanies("acme");
                case AADHAAR -> guarded.startDigiLocker(start("k", "pending"));
            };
            assertThat(answer).isNotInstanceOf(Fault.class);
            assertThat(guarded.fetchDigiLocker("MOCK_AR_SUCCESS")).isInstanceOf(Passed.class);
            assertThat(guarded.fetchDigiLocker("MOCK_AR_PENDING")).isInstanceOf(Pending.class);
            TestDelivery delivery = provider.settle("MOCK_AR_PENDING", TestOutcome.passed());
            assertThat(guarded.readCallback(delivery.body()).answer()).isInstanceOf(Passed.class);
        }
    }

    @Test
    void whatIsNotACallbackOfItsOwnIsRefused() {
        assertThatThrownBy(() -> provider.readCallback(new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    private ProviderAnswer<Findings> settled(String reference) {
        return provider.readCallback(
                        provider.settle(reference, TestOutcome.passed()).body())
                .answer();
    }

    private String pending(String key) {
        var check = new PanCheck(key, Secret.of("TESTPENDING001"), "Asha Rao", BORN);
        return ((Pending<Findings>) provider.verifyPan(check)).reference();
    }

    private ProviderAnswer<Findings> pan(String number) {
        return provider.verifyPan(new PanCheck("key", Secret.of(number), "Asha Rao", BORN));
    }

    private ProviderAnswer<Findings> gst(String number) {
        return provider.verifyGst(new GstCheck("key", Secret.of(number), "Asha Rao"));
    }

    private ProviderAnswer<Findings> cin(String number) {
        return provider.confirmCompany(new CinCheck("key", Secret.of(number), "Acme"));
    }

    private DigiLockerLink started(String key, String state) {
        return ((Passed<DigiLockerLink>) provider.startDigiLocker(start(key, state))).value();
    }

    private static DigiLockerStart start(String key, String state) {
        return new DigiLockerStart(key, URI.create("https://host.example/back"), state);
    }
}
