package io.subaccounts.spi.kyc.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate is its own, made for this run and for the name localhost alone. */
@Timeout(60)
class HttpEndpointTlsTest {

    private static final String PASSWORD = "for this run only";
    private static final AnswerReader<String> TEXT = body -> new Passed<>(new String(body, UTF_8));
    private static final HttpCall CALL = HttpCall.postJson("/check", "{}".getBytes(UTF_8));

    @TempDir
    private static Path folder;

    private static SSLContext own;

    @BeforeAll
    static void makeACertificate() throws Exception {
        Path file = folder.resolve("keys.p12");
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(50, TimeUnit.SECONDS)).isTrue();
        assertThat(keytool.exitValue()).isZero();
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var identity = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        identity.init(keys, PASSWORD.toCharArray());
        var trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        own = SSLContext.getInstance("TLS");
        own.init(identity.getKeyManagers(), trusted.getTrustManagers(), null);
    }

    @Test
    void aCertificateThatIsTrustedIsSpokenTo() {
        try (var server = server()) {
            HttpEndpoint endpoint =
                    HttpEndpoint.at(server.address()).sslContext(own).build();

            assertThat(endpoint.exchange(CALL, TEXT)).isEqualTo(new Passed<>("{}"));
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsNotSpokenTo() {
        try (var server = server()) {
            assertThat(HttpEndpoint.at(server.address()).build().exchange(CALL, TEXT))
                    .isEqualTo(new Fault<>(ProviderFault.UNREACHABLE));
            assertThat(server.asked).isEmpty();
        }
    }

    @Test
    void aCertificateForAnotherNameIsNotSpokenTo() {
        try (var server = server()) {
            URI byNumber = URI.create("https://127.0.0.1:" + server.address().getPort());
            assertThat(HttpEndpoint.at(byNumber).sslContext(own).build().exchange(CALL, TEXT))
                    .isEqualTo(new Fault<>(ProviderFault.UNREACHABLE));
            assertThat(server.asked).isEmpty();
        }
    }

    private static FriendlyServer server() {
        return FriendlyServer.encrypted(
                own, exchange -> FriendlyServer.answer(exchange, 200, "application/json", "{}"));
    }
}
