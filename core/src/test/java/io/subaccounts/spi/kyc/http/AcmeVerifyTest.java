package io.subaccounts.spi.kyc.http;

import static io.subaccounts.kyc.ProviderFault.MALFORMED_ANSWER;
import static io.subaccounts.kyc.ProviderFault.UPSTREAM_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.internal.providers.GuardedProvider;
import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A whole provider on the base, against a server that speaks for the vendor. */
@Timeout(60)
class AcmeVerifyTest {

    private static final LocalDate BORN = LocalDate.of(1990, 2, 28);
    private static final PanCheck PAN = new PanCheck("k-1", Secret.of("CANAP1234R"), "Canary \"R\" Rao\u0940", BORN);
    private static final String OK = "{\"status\":\"ok\",\"holder\":{\"name\":\"Asha\",\"born\":\"1990-02-28\"}}";

    @Test
    void aCheckGoesOutAsABodyAndComesBackAsFindings() {
        try (var server = FriendlyServer.answering(200, "application/json", OK)) {
            assertThat(acme(server).verifyPan(PAN))
                    .isEqualTo(new Passed<>(new Findings("Asha", BORN, null, null, null)));
            assertThat(server.asked).singleElement().satisfies(asked -> {
                assertThat(asked.target()).hasToString("/v1/pan");
                assertThat(asked.body())
                        .contains("\"pan\":\"CANAP1234R\"")
                        .contains("\"name\":\"Canary \\\"R\\\" Rao\u0940\"")
                        .contains("\"born\":\"1990-02-28\"");
                assertThat(asked.headers().get("Idempotency-Key")).containsExactly("k-1");
                assertThat(asked.headers().get("Authorization")).containsExactly("Bearer s3cret");
            });
        }
    }

    @Test
    void nothingPersonalIsEverInAnAddressOrAHeader() {
        try (var server = FriendlyServer.answering(200, "application/json", "{}")) {
            AcmeVerify acme = acme(server);
            acme.verifyPan(PAN);
            acme.verifyGst(new GstCheck("k-2", Secret.of("CANARYGSTIN"), "Canary"));
            acme.searchCompanies("Canary Limited");
            acme.confirmCompany(new CinCheck("k-3", Secret.of("CANARYCIN"), "Canary Limited"));
            acme.startDigiLocker(new DigiLockerStart("k-4", URI.create("https://canary.example/back"), "Canary"));
            acme.fetchDigiLocker("request-1");

            assertThat(server.asked).hasSize(6).allSatisfy(asked -> {
                assertThat(asked.target().toString())
                        .doesNotContainIgnoringCase("canary")
                        .doesNotContain("?");
                assertThat(asked.headers().toString()).doesNotContainIgnoringCase("canary");
            });
            assertThat(server.asked.subList(0, 5))
                    .allSatisfy(asked -> assertThat(asked.body()).containsIgnoringCase("cana"));
        }
    }

    @Test
    void everyWordOfTheVendorsIsNormalised() {
        assertThat(pan(200, "{\"status\":\"no\",\"code\":\"cancelled\"}"))
                .isEqualTo(new Failed<>(FailureReason.INACTIVE, Finality.FINAL));
        assertThat(pan(200, "{\"status\":\"no\",\"code\":\"name\"}"))
                .isEqualTo(new Failed<>(FailureReason.NAME_MISMATCH, Finality.RETRYABLE));
        assertThat(pan(404, "{\"status\":\"no\",\"code\":\"unknown\"}"))
                .isEqualTo(new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE));
        assertThat(pan(202, "{\"status\":\"queued\",\"ref\":\"r-1\"}")).isEqualTo(new Pending<>("r-1"));
        assertThat(pan(200, "{\"status\":\"busy\"}")).isEqualTo(new Fault<>(UPSTREAM_ERROR));
        assertThat(pan(400, "{\"status\":\"no\"}")).isEqualTo(new Fault<>(UPSTREAM_ERROR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "\"ok\"",
                "{}",
                "{\"status\":\"ok\"}",
                "{\"status\":\"fine\"}",
                "{\"status\":[\"ok\"]}",
                "{\"status\":\"no\"}",
                "{\"status\":\"ok\",\"holder\":{\"born\":\"30/02/1990\"}}",
                "{\"status\":\"ok\",\"holder\":{\"name\":\"As",
                "{\"status\":\"busy\"} trailing",
                "<html>not found</html>"
            })
    void whatIsNotInTheVendorsFormIsMalformed(String body) {
        assertThat(pan(200, body)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        assertThat(pan(404, body)).isIn(new Fault<>(MALFORMED_ANSWER), new Fault<>(UPSTREAM_ERROR));
    }

    @Test
    void jsonNestedWithoutEndIsMalformed() {
        assertThat(pan(200, "[".repeat(60_000))).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        assertThat(pan(200, "{\"status\":".repeat(6_000))).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void companiesAreFoundAndConfirmed() {
        String found = "{\"matches\":[{\"cin\":\"C1\",\"name\":\"Acme\",\"status\":\"Active\",\"new\":1}]}";
        assertThat(answer(200, found, acme -> acme.searchCompanies("acme")))
                .isEqualTo(new Passed<>(List.of(new Company("C1", "Acme", "Active"))));
        assertThat(answer(200, OK, acme -> acme.confirmCompany(new CinCheck("k", Secret.of("C1"), "Acme"))))
                .isInstanceOf(Passed.class);
        assertThat(answer(200, "{}", acme -> acme.searchCompanies("acme"))).isEqualTo(new Fault<>(MALFORMED_ANSWER));
    }

    @Test
    void aDigiLockerIsOpenedAndFetched() {
        assertThat(answer(
                        200,
                        "{\"url\":\"https://digilocker.example/a\",\"id\":\"request-1\"}",
                        acme -> acme.startDigiLocker(
                                new DigiLockerStart("k", URI.create("https://host.example/back"), null))))
                .isEqualTo(new Passed<>(new DigiLockerLink(URI.create("https://digilocker.example/a"), "request-1")));
        try (var server =
                FriendlyServer.answering(200, "application/json", "{\"status\":\"queued\",\"ref\":\"request-1\"}")) {
            assertThat(acme(server).fetchDigiLocker("request-1")).isEqualTo(new Pending<>("request-1"));
            assertThat(server.asked.get(0).target()).hasToString("/v1/digilocker/request-1");
        }
    }

    @Test
    void aCallbackIsReadFromItsBytes() {
        String event = "{\"event\":\"e-1\",\"mode\":\"live\",\"at\":\"2026-11-23T10:00:00Z\","
                + "\"reply\":{\"status\":\"no\",\"code\":\"cancelled\",\"ref\":\"r-1\"}}";
        try (var server = FriendlyServer.answering(200, "application/json", OK)) {
            assertThat(acme(server).readCallback(event.getBytes(UTF_8)))
                    .isEqualTo(new ProviderCallback(
                            "e-1",
                            "r-1",
                            Environment.LIVE,
                            Instant.parse("2026-11-23T10:00:00Z"),
                            new Failed<>(FailureReason.INACTIVE, Finality.FINAL)));
            for (String bad : List.of("", "{}", "{\"event\":\"e-1\",\"reply\":{}}", event.substring(1))) {
                assertThatThrownBy(() -> acme(server).readCallback(bad.getBytes(UTF_8)))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void aPathMadeOfAForgedIdentifierIsNeverAsked() {
        try (var server = FriendlyServer.answering(200, "application/json", OK);
                var guarded = new GuardedProvider(
                        acme(server), ProviderLimits.DEFAULT, new ManualTime(), findings -> false)) {
            for (String forged : List.of("../pan", "a/../../b", "a?b=c", "a b", "a\r\nX-Evil: 1", "")) {
                assertThat(guarded.fetchDigiLocker(forged)).isEqualTo(new Fault<>(UPSTREAM_ERROR));
            }
            assertThat(server.asked).isEmpty();
        }
    }

    private static ProviderAnswer<Findings> pan(int status, String body) {
        return answer(status, body, acme -> acme.verifyPan(PAN));
    }

    private static <T> ProviderAnswer<T> answer(
            int status, String body, Function<AcmeVerify, ProviderAnswer<T>> question) {
        try (var server = FriendlyServer.answering(status, "application/json", body)) {
            return question.apply(acme(server));
        }
    }

    private static AcmeVerify acme(FriendlyServer server) {
        return new AcmeVerify(HttpEndpoint.at(server.address()).allowPlainHttp(), Secret.of("s3cret"));
    }
}
