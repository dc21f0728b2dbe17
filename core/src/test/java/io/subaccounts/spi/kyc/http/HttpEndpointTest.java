package io.subaccounts.spi.kyc.http;

import static io.subaccounts.kyc.ProviderFault.MALFORMED_ANSWER;
import static io.subaccounts.kyc.ProviderFault.UPSTREAM_ERROR;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpEndpointTest {

    private static final String JSON = "application/json";
    private static final AnswerReader<String> TEXT = body -> new Passed<>(new String(body, UTF_8));
    private static final HttpCall CALL = HttpCall.postJson("/v1/check", "{\"pan\":\"AAAPA1111A\"}".getBytes(UTF_8));

    @Test
    void aRequestCarriesWhatItWasGivenAndTheAnswerIsRead() {
        try (var server = FriendlyServer.answering(200, JSON, "{\"ok\":true}")) {
            var token = new AtomicInteger();
            HttpEndpoint endpoint = HttpEndpoint.at(server.address().resolve("/api"))
                    .header("Authorization", () -> "Bearer " + token.incrementAndGet())
                    .allowPlainHttp()
                    .build();

            assertThat(endpoint.exchange(CALL.header("Idempotency-Key", "k-1"), TEXT))
                    .isEqualTo(new Passed<>("{\"ok\":true}"));
            assertThat(endpoint.exchange(HttpCall.get("/v1/requests/r-1"), TEXT))
                    .isEqualTo(new Passed<>("{\"ok\":true}"));
            assertThat(server.asked)
                    .satisfiesExactly(
                            post -> {
                                assertThat(post.method()).isEqualTo("POST");
                                assertThat(post.target()).hasToString("/api/v1/check");
                                assertThat(post.body()).isEqualTo("{\"pan\":\"AAAPA1111A\"}");
                                assertThat(post.headers().get("Content-Type")).containsExactly(JSON);
                                assertThat(post.headers().get("Accept")).containsExactly(JSON);
                                assertThat(post.headers().get("Idempotency-Key"))
                                        .containsExactly("k-1");
                                assertThat(post.headers().get("Authorization")).containsExactly("Bearer 1");
                            },
                            get -> {
                                assertThat(get.method()).isEqualTo("GET");
                                assertThat(get.target()).hasToString("/api/v1/requests/r-1");
                                assertThat(get.body()).isEmpty();
                                assertThat(get.headers()).doesNotContainKeys("Content-type", "Idempotency-key");
                                assertThat(get.headers().get("Authorization")).containsExactly("Bearer 2");
                            });
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, NOT_AUTHORIZED",
        "403, NOT_AUTHORIZED",
        "402, QUOTA_EXCEEDED",
        "429, QUOTA_EXCEEDED",
        "400, UPSTREAM_ERROR",
        "404, UPSTREAM_ERROR",
        "407, UPSTREAM_ERROR",
        "422, UPSTREAM_ERROR",
        "500, UPSTREAM_ERROR",
        "502, UPSTREAM_ERROR",
        "503, UPSTREAM_ERROR",
        "599, UPSTREAM_ERROR",
        "300, UPSTREAM_ERROR",
    })
    void aStatusIsAFaultAndItsBodyIsNotReadAsAnAnswer(int status, ProviderFault fault) {
        try (var server = FriendlyServer.answering(status, JSON, "{}")) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Fault<>(fault));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202})
    void everySuccessIsRead(int status) {
        try (var server = FriendlyServer.answering(status, JSON, "{}")) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Passed<>("{}"));
        }
    }

    @Test
    void aRefusalCanBeReadAsAnAnswerAboutTheSubject() {
        try (var server = FriendlyServer.answering(404, JSON, "no such PAN")) {
            assertThat(exchange(server, new NotFound())).isEqualTo(notFound());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 402, 403, 429, 500})
    void whatIsOursOrTheProvidersFaultIsNeverReadAsARefusal(int status) {
        try (var server = FriendlyServer.answering(status, JSON, "no such PAN")) {
            assertThat(exchange(server, new NotFound())).isInstanceOf(Fault.class);
        }
    }

    @Test
    void aGatewaysErrorPageIsNoRefusal() {
        try (var server = FriendlyServer.answering(404, "text/html", "no such PAN")) {
            assertThat(exchange(server, new NotFound())).isEqualTo(new Fault<>(UPSTREAM_ERROR));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (var target = FriendlyServer.answering(200, JSON, "{}");
                var server = FriendlyServer.plain(exchange -> {
                    exchange.getResponseHeaders().set("Location", target.address() + "/v1/check");
                    FriendlyServer.answer(exchange, status, JSON, "{}");
                })) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Fault<>(UPSTREAM_ERROR));
            assertThat(server.asked).hasSize(1);
            assertThat(target.asked).isEmpty();
            assertThat(exchange(target, TEXT)).isEqualTo(new Passed<>("{}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json; charset=utf-8", "Application/JSON", "application/json ;x=y"})
    void theMediaTypeIsComparedWithoutItsParameters(String mediaType) {
        try (var server = FriendlyServer.answering(200, mediaType, "{}")) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Passed<>("{}"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json-seq", "text/plain; type=application/json", ""})
    void anotherMediaTypeIsNotRead(String mediaType) {
        try (var server = FriendlyServer.answering(200, mediaType, "{}")) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void anotherMediaTypeCanBeExpected() {
        try (var server = FriendlyServer.answering(200, "application/xml", "<ok/>")) {
            HttpEndpoint endpoint = HttpEndpoint.at(server.address())
                    .answersIn("Application/XML")
                    .allowPlainHttp()
                    .build();

            assertThat(endpoint.exchange(CALL, TEXT)).isEqualTo(new Passed<>("<ok/>"));
            assertThat(server.asked.get(0).headers().get("Accept")).containsExactly("application/xml");
        }
    }

    @Test
    void anAnswerWithoutABodyOrATypeIsMalformed() {
        try (var server = FriendlyServer.plain(exchange -> exchange.sendResponseHeaders(204, -1))) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void aBodyMayBeAsLargeAsAllowedAndNotAByteMore() {
        try (var server = FriendlyServer.answering(200, JSON, "x".repeat(1_000))) {
            assertThat(endpoint(server).maxBody(1_000).build().exchange(CALL, TEXT))
                    .isEqualTo(new Passed<>("x".repeat(1_000)));
            assertThat(endpoint(server).maxBody(999).build().exchange(CALL, TEXT))
                    .isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void aBodyWithoutEndIsHungUpOn() throws Exception {
        var hungUp = new CountDownLatch(1);
        try (var server = FriendlyServer.plain(exchange -> {
            exchange.getResponseHeaders().set("Content-Type", JSON);
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (true) {
                    body.write(new byte[8_192]);
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        })) {
            assertThat(exchange(server, TEXT)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
            hungUp.await();
        }
    }

    @Test
    void aReaderThatThrowsMakesTheAnswerMalformed() {
        try (var server = FriendlyServer.answering(200, JSON, "{}")) {
            assertThat(exchange(server, body -> {
                        throw new IOException("on purpose");
                    }))
                    .isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void errorsOfAReaderAreNotSwallowed() {
        try (var server = FriendlyServer.answering(200, JSON, "{}")) {
            assertThatThrownBy(() -> exchange(server, body -> {
                        throw new StackOverflowError("on purpose");
                    }))
                    .isInstanceOf(StackOverflowError.class);
        }
    }

    @Test
    void aHeaderThatWouldBreakTheLineIsNeverSent() {
        try (var server = FriendlyServer.answering(200, JSON, "{}")) {
            HttpEndpoint endpoint = endpoint(server)
                    .header("Authorization", () -> "Canary\r\nX-Evil: 1")
                    .build();

            assertThatThrownBy(() -> endpoint.exchange(CALL, TEXT))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageNotContaining("Canary");
            assertThat(server.asked).isEmpty();
        }
    }

    private static ProviderAnswer<String> exchange(FriendlyServer server, AnswerReader<String> reader) {
        return endpoint(server).build().exchange(CALL, reader);
    }

    private static HttpEndpointBuilder endpoint(FriendlyServer server) {
        return HttpEndpoint.at(server.address()).allowPlainHttp();
    }

    private static ProviderAnswer<String> notFound() {
        return new Failed<>(FailureReason.NOT_FOUND, Finality.RETRYABLE);
    }

    /** Takes a refusal for the subject's failure if it says so. */
    private static final class NotFound implements AnswerReader<String> {

        @Override
        public ProviderAnswer<String> read(byte[] body) {
            return new Passed<>(new String(body, UTF_8));
        }

        @Override
        public ProviderAnswer<String> readRefusal(int status, byte[] body) {
            assertThat(status).isEqualTo(404);
            assertThat(body).asString(UTF_8).isEqualTo("no such PAN");
            return notFound();
        }
    }
}
