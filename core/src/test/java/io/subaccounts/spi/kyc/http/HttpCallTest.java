package io.subaccounts.spi.kyc.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.Seeds;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallTest {

    private static final byte[] BODY = "Canary".getBytes(UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"/a", "/v1/pan:verify", "/requests/a-b_c.d~e", "/...", "/.hidden", "/a..b"})
    void aPathIsSegmentsOfPlainCharacters(String path) {
        assertThat(HttpCall.get(path).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/",
                "//evil.example",
                "/a/",
                "/a//b",
                "/.",
                "/..",
                "/a/../b",
                "/a/..",
                "/a/./b",
                "/a?pan=1",
                "/a#b",
                "/a b",
                "/a%2e",
                "/@evil.example",
                "/\\evil.example",
                "/a\r\nX-Evil: 1",
                "/a\n",
                "/\u00e9"
            })
    void aPathThatCouldLeadElsewhereOrCarryMoreIsRefused(String path) {
        assertThatThrownBy(() -> HttpCall.postJson(path, BODY))
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("path"));
    }

    @Test
    void aPathIsBoundedInLength() {
        assertThat(HttpCall.get("/" + "a".repeat(999)).path()).hasSize(1_000);
        assertThatThrownBy(() -> HttpCall.get("/" + "a".repeat(1_000))).isInstanceOf(ValidationException.class);
    }

    @Test
    void noPathChangesWhoIsAsked() {
        Random random = Seeds.random("paths");
        String characters = "/.:@?#%\\a0-~_ \r\n&=;";
        int accepted = 0;
        for (int i = 0; i < 20_000; i++) {
            var path = new StringBuilder("/");
            for (int n = random.nextInt(8); n > 0; n--) {
                path.append(characters.charAt(random.nextInt(characters.length())));
            }
            if (isAccepted(path.toString())) {
                accepted++;
                URI target = URI.create("https://acme.example/api" + path).normalize();
                assertThat(target.getHost()).as("%s %s", path, Seeds.hint()).isEqualTo("acme.example");
                assertThat(target.getPath()).as("%s %s", path, Seeds.hint()).isEqualTo("/api" + path);
                assertThat(target.getRawQuery()).as("%s %s", path, Seeds.hint()).isNull();
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "a\r\nX-Evil: 1", "a\nb", "a\rb", "a\tb", "a\u0000b", "\u00e9", "a\u007f"})
    void aHeadersValueCannotBreakTheLineAndIsNotRepeated(String value) {
        assertThatThrownBy(() -> HttpCall.get("/a").header("X-Key", value))
                .isInstanceOf(ValidationException.class)
                .hasMessage("header X-Key must have a value of visible ASCII characters with spaces only between them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a\r\nb", "\u00e9", "(a)"})
    void aHeadersNameCannotBreakTheLine(String name) {
        assertThatThrownBy(() -> HttpCall.get("/a").header(name, "v")).isInstanceOf(ValidationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Content-Type", "ACCEPT", "Transfer-Encoding", "Connection"})
    void whatTheLibrarySetsCannotBeSet(String name) {
        assertThatThrownBy(() -> HttpCall.get("/a").header(name, "v")).isInstanceOf(ValidationException.class);
    }

    @Test
    void everyAcceptedHeaderIsAcceptedByThePlatform() {
        String value = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ and spaces";
        HttpCall call =
                HttpCall.postJson("/a", BODY).header("X-!#$%&'*+.^_`|~", value).header("X-1", "v");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://acme.example"));
        call.applyTo(request);

        assertThat(request.build().headers().firstValue("X-!#$%&'*+.^_`|~")).contains(value);
    }

    @Test
    void aMediaTypeCannotBreakTheLine() {
        assertThatThrownBy(() -> HttpCall.post("/a", "text/plain\r\nX-Evil: 1", BODY))
                .isInstanceOf(ValidationException.class);
    }

    @Test
    void aCallIsNotChangedByWhatIsDerivedFromItNorByItsBody() {
        byte[] body = BODY.clone();
        HttpCall call = HttpCall.postJson("/a", body);
        call.header("X-Key", "v");
        body[0] = 0;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("https://acme.example"));
        call.applyTo(request);

        assertThat(request.build().headers().map()).containsOnlyKeys("Content-Type");
        assertThat(request.build().bodyPublisher().orElseThrow().contentLength())
                .isEqualTo(BODY.length);
    }

    @Test
    void theTextFormShowsNeitherBodyNorHeaders() {
        assertThat(HttpCall.postJson("/a", BODY).header("X-Key", "Canary")).hasToString("HttpCall[POST /a]");
    }

    private static boolean isAccepted(String path) {
        try {
            HttpCall.get(path);
            return true;
        } catch (ValidationException e) {
            return false;
        }
    }
}
