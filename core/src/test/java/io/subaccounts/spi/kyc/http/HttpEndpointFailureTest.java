package io.subaccounts.spi.kyc.http;

import static io.subaccounts.kyc.ProviderFault.MALFORMED_ANSWER;
import static io.subaccounts.kyc.ProviderFault.TIMEOUT;
import static io.subaccounts.kyc.ProviderFault.UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, keep silent or take for ever. */
@Timeout(60)
class HttpEndpointFailureTest {

    private static final AnswerReader<String> TEXT = body -> new Passed<>(new String(body, UTF_8));
    private static final HttpCall CALL = HttpCall.postJson("/v1/check", "{}".getBytes(UTF_8));
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    @Test
    void aWholeAnswerOfTheSameServerIsRead() throws Exception {
        try (var server = RudeServer.saying(OK + "Content-Length: 2\r\n\r\n{}")) {
            assertThat(exchange(server.address(), LONG)).isEqualTo(new Passed<>("{}"));
        }
    }

    @Test
    void aPortThatNobodyListensOnIsUnreachable() throws Exception {
        URI nobody;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = URI.create("http://127.0.0.1:" + server.getLocalPort());
        }
        assertThat(exchange(nobody, LONG)).isEqualTo(new Fault<>(UNREACHABLE));
    }

    @Test
    void aNameThatNobodyHasIsUnreachable() {
        HttpEndpoint endpoint = HttpEndpoint.at(URI.create("https://provider.invalid"))
                .timeout(LONG)
                .connectTimeout(LONG)
                .build();

        assertThat(endpoint.exchange(CALL, TEXT)).isEqualTo(new Fault<>(UNREACHABLE));
    }

    @Test
    void aConnectionResetBeforeTheAnswerIsUnreachable() throws Exception {
        try (var server = new RudeServer(connection -> connection.setSoLinger(true, 0))) {
            assertThat(exchange(server.address(), LONG)).isEqualTo(new Fault<>(UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "SSH-2.0-OpenSSH_9\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Ty"
            })
    void whatEndsBeforeTheAnswerBeginsOrSpeaksNoHttpIsUnreachable(String beginning) throws Exception {
        try (var server = RudeServer.saying(beginning)) {
            assertThat(exchange(server.address(), LONG)).isEqualTo(new Fault<>(UNREACHABLE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 100\r\n\r\n{\"ok\":true",
                "Content-Length: 100\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
                "Transfer-Encoding: chunked\r\n\r\nnonsense\r\n"
            })
    void anAnswerThatBreaksOffIsMalformed(String rest) throws Exception {
        try (var server = RudeServer.saying(OK + rest)) {
            assertThat(exchange(server.address(), LONG)).isEqualTo(new Fault<>(MALFORMED_ANSWER));
        }
    }

    @Test
    void aConnectionResetWithinTheAnswerIsMalformed() throws Exception {
        try (var server = new RudeServer(connection -> {
            RudeServer.write(connection, OK + "Content-Length: 100\r\n\r\n{");
            connection.setSoLinger(true, 0);
        })) {
            assertThat(exchange(server.address(), LONG)).isIn(new Fault<>(MALFORMED_ANSWER), new Fault<>(UNREACHABLE));
        }
    }

    @Test
    void aServerThatKeepsSilentIsHungUpOn() throws Exception {
        try (var server = new RudeServer(RudeServer::awaitHangUp)) {
            assertThat(exchange(server.address(), SHORT)).isEqualTo(new Fault<>(TIMEOUT));
            server.awaitEnd();
        }
    }

    @Test
    void theTimeLimitHoldsUpToTheLastByte() throws Exception {
        try (var server = new RudeServer(connection -> {
            RudeServer.write(connection, OK + "Content-Length: 2\r\n\r\n{");
            RudeServer.awaitHangUp(connection);
        })) {
            assertThat(exchange(server.address(), SHORT)).isEqualTo(new Fault<>(TIMEOUT));
            server.awaitEnd();
        }
    }

    @Test
    void anAnswerThatTricklesInForEverIsHungUpOn() throws Exception {
        ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
        var hungUp = new CountDownLatch(1);
        try (var server = new RudeServer(connection -> {
            RudeServer.write(connection, OK + "Content-Length: 60000\r\n\r\n");
            pace.scheduleAtFixedRate(() -> trickle(connection, hungUp), 0, 1, TimeUnit.MILLISECONDS);
            hungUp.await();
        })) {
            assertThat(exchange(server.address(), SHORT)).isEqualTo(new Fault<>(TIMEOUT));
            server.awaitEnd();
        } finally {
            pace.shutdownNow();
        }
    }

    @Test
    void anInterruptedCallerHangsUpAndStaysInterrupted() throws Exception {
        var asked = new CountDownLatch(1);
        try (var server = new RudeServer(connection -> {
            asked.countDown();
            RudeServer.awaitHangUp(connection);
        })) {
            Running<Boolean> caller =
                    Threads.start(() -> exchange(server.address(), LONG).equals(new Fault<>(TIMEOUT))
                            && Thread.currentThread().isInterrupted());
            asked.await();
            caller.thread().interrupt();

            assertThat(caller.result()).isTrue();
            server.awaitEnd();
        }
    }

    @Test
    void aServerThatDoesNotAcceptIsTimedOut() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            while (accepts(server, waiting)) {
                assertThat(waiting).hasSizeLessThan(100);
            }
            HttpEndpoint endpoint = HttpEndpoint.at(URI.create("http://127.0.0.1:" + server.getLocalPort()))
                    .timeout(LONG)
                    .connectTimeout(SHORT)
                    .allowPlainHttp()
                    .build();

            assertThat(endpoint.exchange(CALL, TEXT)).isEqualTo(new Fault<>(TIMEOUT));
        } finally {
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    private static ProviderAnswer<String> exchange(URI address, Duration timeout) {
        return HttpEndpoint.at(address)
                .timeout(timeout)
                .allowPlainHttp()
                .build()
                .exchange(CALL, TEXT);
    }

    private static void trickle(Socket connection, CountDownLatch hungUp) {
        try {
            connection.getOutputStream().write(' ');
        } catch (IOException e) {
            hungUp.countDown();
        }
    }

    /** Whether one more connection still fits into the queue of those that nobody accepts. */
    private static boolean accepts(ServerSocket server, List<Socket> waiting) throws IOException {
        var socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(server.getLocalSocketAddress(), (int) SHORT.toMillis());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }
}
