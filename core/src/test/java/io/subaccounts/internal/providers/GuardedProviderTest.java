package io.subaccounts.internal.providers;

import static io.subaccounts.kyc.ProviderFault.MALFORMED_ANSWER;
import static io.subaccounts.kyc.ProviderFault.UPSTREAM_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
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
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderCallback;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.RecordedLogs;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class GuardedProviderTest {

    private static final ProviderLimits PATIENT =
            ProviderLimits.DEFAULT.withCircuit(1, 1_000, ProviderLimits.DEFAULT.openFor());
    private static final String LONG = "x".repeat(1_001);
    private static final String CANARY = "Canary Rao";
    private static final byte[] BODY = {1};

    private final FakeProvider fake = FakeProvider.named("acme");
    private GuardedProvider provider = guarded(findings -> "1234".equals(findings.gender()));

    @AfterEach
    void close() {
        provider.close();
    }

    static Stream<ProviderAnswer<Findings>> goodFindings() {
        return Stream.of(
                new Passed<>(Findings.NONE),
                new Passed<>(new Findings("Asha", LocalDate.EPOCH, "F", "1 Road\nPune", "0123")),
                new Failed<>(FailureReason.NAME_MISMATCH, Finality.FINAL),
                new Pending<>("r-" + "!~".repeat(49)),
                new Fault<>(ProviderFault.QUOTA_EXCEEDED));
    }

    @ParameterizedTest
    @MethodSource("goodFindings")
    void aGoodAnswerIsHandedOnAsItIs(ProviderAnswer<Findings> answer) {
        fake.findings(() -> answer);

        assertThat(provider.verifyPan(FakeProvider.PAN)).isSameAs(answer);
        assertThat(provider.verifyGst(new GstCheck("key", Secret.of("g"), null)))
                .isSameAs(answer);
        assertThat(provider.confirmCompany(new CinCheck("key", Secret.of("c"), "Acme")))
                .isSameAs(answer);
    }

    static Stream<ProviderAnswer<Findings>> badFindings() {
        return Stream.of(
                null,
                new Passed<>(null),
                new Passed<>(Findings.named(LONG)),
                new Passed<>(new Findings(null, null, LONG, null, null)),
                new Passed<>(new Findings(null, null, null, LONG, null)),
                new Passed<>(lastFour("")),
                new Passed<>(lastFour("123")),
                new Passed<>(lastFour("12345")),
                new Passed<>(lastFour("12a4")),
                new Passed<>(lastFour("\u0661\u0662\u0663\u0664")),
                new Passed<>(new Findings(null, null, "1234", null, null)), // what stands for an Aadhaar number here
                new Failed<>(null, Finality.FINAL),
                new Failed<>(FailureReason.OTHER, null),
                new Pending<>(null),
                new Pending<>(""),
                new Pending<>("a b"),
                new Pending<>("a\n"),
                new Pending<>("\u00e9"),
                new Pending<>("x".repeat(101)),
                new Fault<>(null));
    }

    @ParameterizedTest
    @MethodSource("badFindings")
    void anAnswerThatBreaksARuleIsMalformed(ProviderAnswer<Findings> answer) {
        fake.findings(() -> answer);

        assertThat(provider.verifyPan(FakeProvider.PAN)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        assertThat(provider.verifyGst(new GstCheck("key", Secret.of("g"), null)))
                .isEqualTo(new Fault<>(MALFORMED_ANSWER));
        assertThat(provider.confirmCompany(new CinCheck("key", Secret.of("c"), "Acme")))
                .isEqualTo(new Fault<>(MALFORMED_ANSWER));
        assertThat(provider.fetchDigiLocker("request")).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void aMalformedAnswerCountsAgainstTheProvider() {
        fake.findings(() -> null);
        provider.verifyPan(FakeProvider.PAN);

        assertThat(provider.guard().breaker().getMetrics().getNumberOfFailedCalls())
                .isOne();
    }

    @Test
    void whatIsFetchedIsPendingUnderItsOwnRequestOnly() {
        fake.findings(() -> new Pending<>("request"));

        assertThat(provider.fetchDigiLocker("request")).isEqualTo(new Pending<>("request"));
        assertThat(provider.fetchDigiLocker("another")).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void companiesAreCopiedAndFaultsHandedOn() {
        var company = new Company("U72900KA2024PTC123456", "Acme", "Active");
        var companies = new ArrayList<>(List.of(company));
        fake.companies(() -> new Passed<>(companies));
        ProviderAnswer<List<Company>> answer = provider.searchCompanies("acme");
        companies.clear();

        assertThat(answer).isEqualTo(new Passed<>(List.of(company)));
        fake.companies(() -> new Fault<>(ProviderFault.NOT_AUTHORIZED));
        assertThat(provider.searchCompanies("acme")).isEqualTo(new Fault<>(ProviderFault.NOT_AUTHORIZED));
    }

    static Stream<ProviderAnswer<List<Company>>> badCompanies() {
        var good = new Company("cin", "name", "Active");
        return Stream.of(
                null,
                new Passed<>(null),
                new Passed<>(Arrays.asList(good, null)),
                new Passed<>(List.of(new Company(null, "name", "Active"))),
                new Passed<>(List.of(new Company("cin", " ", "Active"))),
                new Passed<>(List.of(new Company("cin", "name", LONG))),
                new Passed<>(Collections.nCopies(1_001, good)),
                new Failed<>(FailureReason.NOT_FOUND, Finality.FINAL),
                new Pending<>("reference"),
                new Fault<>(null));
    }

    @ParameterizedTest
    @MethodSource("badCompanies")
    void aSearchCanNeitherFailNorPendNorAnswerHalfACompany(ProviderAnswer<List<Company>> answer) {
        fake.companies(() -> answer);

        assertThat(provider.searchCompanies("acme")).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void aSearchWithAnAadhaarNumberInACompanyIsRefusedAsAWhole() {
        provider.close();
        provider = guarded(findings -> "1234".equals(findings.registeredName()));
        var good = new Company("cin", "name", "Active");
        for (var company : List.of(new Company("cin", "1234", "Active"), new Company("cin", "name", "1234"))) {
            fake.companies(() -> new Passed<>(List.of(good, company)));

            assertThat(provider.searchCompanies("acme")).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void aLinkIsHandedOn() {
        var link = new Passed<>(link("https://digilocker.example/authorize?x=1", "r-1"));
        fake.link(() -> link);

        assertThat(started()).isSameAs(link);
    }

    static Stream<ProviderAnswer<DigiLockerLink>> badLinks() {
        return Stream.of(
                null,
                new Passed<>(null),
                new Passed<>(new DigiLockerLink(null, "r-1")),
                new Passed<>(link("javascript:alert(1)", "r-1")),
                new Passed<>(link("http://digilocker.example/", "r-1")),
                new Passed<>(link("/authorize", "r-1")),
                new Passed<>(link("https:///authorize", "r-1")),
                new Passed<>(link("https://digilocker.example@evil.example/", "r-1")),
                new Passed<>(link("https://digilocker.example/" + "x".repeat(2_000), "r-1")),
                new Passed<>(link("https://digilocker.example/", "r 1")),
                new Passed<>(link("https://digilocker.example/", "")),
                new Passed<>(link("https://digilocker.example/", null)),
                new Failed<>(FailureReason.NOT_FOUND, Finality.FINAL),
                new Pending<>("reference"));
    }

    @ParameterizedTest
    @MethodSource("badLinks")
    void aStartCanNeitherFailNorPendNorLeadAstray(ProviderAnswer<DigiLockerLink> answer) {
        fake.link(() -> answer);

        assertThat(started()).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void whatAProviderThrowsIsAFaultAndOnlyItsClassIsLogged() {
        fake.findings(() -> {
            throw new IllegalStateException(CANARY, new IllegalArgumentException(CANARY));
        });
        List<String> lines = RecordedLogs.during(
                () -> assertThat(provider.verifyPan(FakeProvider.PAN)).isEqualTo(new Fault<>(UPSTREAM_ERROR)));

        assertThat(lines)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("WARN")
                        .contains("acme")
                        .contains("java.lang.IllegalStateException"))
                .noneSatisfy(line -> assertThat(line).contains("Canary"));
    }

    @Test
    void anAnswerThatCannotBeLookedAtIsMalformed() {
        provider.close();
        provider = guarded(findings -> {
            throw new IllegalStateException(CANARY);
        });
        List<String> lines = RecordedLogs.during(
                () -> assertThat(provider.verifyPan(FakeProvider.PAN)).isEqualTo(new Fault<>(MALFORMED_ANSWER)));

        assertThat(lines).isNotEmpty().noneSatisfy(line -> assertThat(line).contains("Canary"));
    }

    @ParameterizedTest
    @MethodSource("goodFindings")
    void aCallbackIsReadInTheCallersThread(ProviderAnswer<Findings> answer) {
        var reader = Thread.currentThread();
        String reference = answer instanceof Pending<Findings> pending ? pending.reference() : "reference";
        var callback = new ProviderCallback("d", reference, Environment.LIVE, ManualTime.START, answer);
        fake.callback(() -> {
            assertThat(Thread.currentThread()).isSameAs(reader);
            return callback;
        });

        assertThat(provider.readCallback(BODY)).isEqualTo(callback);
    }

    @ParameterizedTest
    @MethodSource("badFindings")
    void aBadOutcomeInACallbackIsAFaultOfItsCheck(ProviderAnswer<Findings> answer) {
        fake.callback(() -> new ProviderCallback(null, "reference", Environment.TEST, null, answer));

        assertThat(provider.readCallback(BODY))
                .isEqualTo(
                        new ProviderCallback(null, "reference", Environment.TEST, null, new Fault<>(MALFORMED_ANSWER)));
    }

    static Stream<ProviderCallback> badCallbacks() {
        var passed = new Passed<>(Findings.NONE);
        return Stream.of(
                null,
                new ProviderCallback("d", null, Environment.LIVE, null, passed),
                new ProviderCallback("d", "a b", Environment.LIVE, null, passed),
                new ProviderCallback("", "reference", Environment.LIVE, null, passed),
                new ProviderCallback("d".repeat(101), "reference", Environment.LIVE, null, passed),
                new ProviderCallback("d", "reference", null, null, passed));
    }

    @ParameterizedTest
    @MethodSource("badCallbacks")
    void aCallbackAboutNothingCertainIsRefused(ProviderCallback callback) {
        fake.callback(() -> callback);

        assertThatThrownBy(() -> provider.readCallback(BODY)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCallbackThatCannotBeUnderstoodIsRefusedWithoutRepeatingIt() {
        fake.callback(() -> {
            throw new UnsupportedOperationException(CANARY);
        });
        List<String> lines = RecordedLogs.during(() -> assertThatThrownBy(() -> provider.readCallback(BODY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasNoCause()
                .hasMessageNotContaining("Canary"));

        assertThat(lines)
                .anySatisfy(line -> assertThat(line).contains("UnsupportedOperationException"))
                .noneSatisfy(line -> assertThat(line).contains("Canary"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "a b", "a\n", "none"})
    void aNameThatBreaksItsRuleIsRefusedAtTheStart(String name) {
        assertThatThrownBy(() ->
                        new GuardedProvider(FakeProvider.named(name), PATIENT, new ManualTime(), findings -> false))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void whatAProviderIsCalledAndVerifiesIsAskedOnce() {
        var documents = EnumSet.of(DocumentType.PAN);
        var changing =
                new GuardedProvider(new FakeProvider("acme", documents), PATIENT, new ManualTime(), findings -> false);
        documents.clear();

        assertThat(changing.name()).isEqualTo("acme");
        assertThat(changing.documents()).containsExactly(DocumentType.PAN);
        changing.close();
    }

    private ProviderAnswer<DigiLockerLink> started() {
        return provider.startDigiLocker(new DigiLockerStart("key", URI.create("https://host.example/back"), null));
    }

    private GuardedProvider guarded(Predicate<Findings> showsAadhaar) {
        return new GuardedProvider(fake, PATIENT, new ManualTime(), showsAadhaar);
    }

    private static Findings lastFour(String digits) {
        return new Findings(null, null, null, null, digits);
    }

    private static DigiLockerLink link(String url, String requestId) {
        return new DigiLockerLink(URI.create(url), requestId);
    }
}
