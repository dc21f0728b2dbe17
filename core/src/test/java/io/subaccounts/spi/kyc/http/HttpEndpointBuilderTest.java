package io.subaccounts.spi.kyc.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEndpointBuilderTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://acme.example", "HTTPS://acme.example:8443/api", "https://[2001:db8::1]"})
    void anEndpointIsAskedByHttps(String base) {
        assertThat(HttpEndpoint.at(URI.create(base)).build()).hasToString("HttpEndpoint[" + base + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api",
                "acme.example",
                "mailto:someone@acme.example",
                "https:///api",
                "https://user@acme.example",
                "https://acme.example?x=1",
                "https://acme.example#x",
                "https://acme.example/",
                "https://acme.example/api/"
            })
    void anAddressThatIsMoreOrLessThanAHostAndAPathIsRefused(String base) {
        assertThatThrownBy(() -> HttpEndpoint.at(URI.create(base))).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://acme.example", "http://127.0.0.1:80", "ftp://acme.example", "file://acme.example"})
    void nothingButHttpsIsSpokenUnlessAllowed(String base) {
        assertThatThrownBy(() -> HttpEndpoint.at(URI.create(base)).build()).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://127.0.0.1", "http://[::1]:8080"})
    void plainHttpIsSpokenToThisMachineWhereAllowed(String base) {
        assertThatCode(() -> HttpEndpoint.at(URI.create(base)).allowPlainHttp().build())
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://acme.example", "http://127.0.0.1.acme.example", "http://10.0.0.1", "ftp://localhost"})
    void plainHttpIsSpokenToNobodyElse(String base) {
        assertThatThrownBy(
                        () -> HttpEndpoint.at(URI.create(base)).allowPlainHttp().build())
                .isInstanceOf(ValidationException.class);
    }

    static Stream<Arguments> settingsThatBreakARule() {
        return Stream.of(
                breach("timeout", () -> any().timeout(Duration.ZERO)),
                breach("timeout", () -> any().timeout(Duration.ofMinutes(6))),
                breach("connect_timeout", () -> any().connectTimeout(Duration.ofMillis(-1))),
                breach("connect_timeout", () -> any().connectTimeout(Duration.ofMinutes(6))),
                breach("max_body", () -> any().maxBody(0)),
                breach("max_body", () -> any().maxBody(16 * 1024 * 1024 + 1)),
                breach("media_type", () -> any().answersIn("application/json; charset=utf-8")),
                breach("media_type", () -> any().answersIn("json")),
                breach("media_type", () -> any().answersIn("a/b\r\nX-Evil: 1")),
                breach("header", () -> any().header("X Key", () -> "v")),
                breach("header", () -> any().header("Host", () -> "v")),
                breach("header", () -> any().header("X-Key", () -> "v").header("x-key", () -> "v")));
    }

    @ParameterizedTest
    @MethodSource("settingsThatBreakARule")
    void aSettingThatBreaksItsRuleIsRefusedByName(String field, ThrowingCallable setting) {
        assertThatThrownBy(setting)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void theEndsOfEachRangeAreWithinIt() {
        assertThatCode(() -> any().timeout(Duration.ofMillis(1))
                        .timeout(Duration.ofMinutes(5))
                        .connectTimeout(Duration.ofMillis(1))
                        .maxBody(1)
                        .maxBody(16 * 1024 * 1024)
                        .build())
                .doesNotThrowAnyException();
    }

    private static Arguments breach(String field, ThrowingCallable setting) {
        return Arguments.of(field, setting);
    }

    private static HttpEndpointBuilder any() {
        return HttpEndpoint.at(URI.create("https://acme.example"));
    }
}
