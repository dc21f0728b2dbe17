package io.subaccounts.spi.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.kyc.CallbackSigning.Form;
import io.subaccounts.spi.kyc.CallbackSigning.Headers;
import io.subaccounts.support.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CallbackSigningTest {

    private static final Instant NOW = ManualTime.START;
    private static final String NEW = "the new key, which is long enough";
    private static final String OLD = "the old key, which is long enough";

    @Test
    void standardWebhooksNameTheirOwnHeaders() {
        CallbackSigning signing = CallbackSigning.standardWebhooks(Secret.of(NEW));

        assertThat(signing.form()).isEqualTo(Form.STANDARD_WEBHOOKS);
        assertThat(signing.headers()).isEqualTo(new Headers("webhook-signature", "webhook-timestamp", "webhook-id"));
        assertThatThrownBy(() -> signing.withTimestampHeader("X-Time")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> signing.acceptingUndated()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aSingleHeaderMayBeJoinedByATimestamp() {
        CallbackSigning signing = CallbackSigning.sha256Header("X-Signature", Secret.of(NEW));

        assertThat(signing.form()).isEqualTo(Form.SHA256_HEX);
        assertThat(signing.headers()).isEqualTo(new Headers("X-Signature", null, null));
        assertThat(signing.withTimestampHeader("X-Time").headers())
                .isEqualTo(new Headers("X-Signature", "X-Time", null));
    }

    @Test
    void callbacksWithoutATimeCountOnlyIfThatIsAskedFor() {
        CallbackSigning signing = CallbackSigning.sha256Header("X-Signature", Secret.of(NEW));

        assertThat(signing.acceptsUndated()).isFalse();
        assertThat(signing.acceptingUndated().acceptsUndated()).isTrue();
        assertThat(CallbackSigning.standardWebhooks(Secret.of(NEW)).acceptsUndated())
                .isFalse();
    }

    @Test
    void aKeyOfStandardWebhooksIsDecodedAfterItsPrefixAndTakenAsItIsWithout() {
        byte[] key = new byte[24];
        Arrays.fill(key, (byte) 0xFA);
        String base64 = Base64.getEncoder().encodeToString(key);

        assertThat(CallbackSigning.standardWebhooks(Secret.of("whsec_" + base64))
                        .reveal(NOW))
                .containsExactly(key);
        assertThat(CallbackSigning.standardWebhooks(Secret.of(base64)).reveal(NOW))
                .containsExactly(utf8(base64));
        assertThat(CallbackSigning.standardWebhooks(Secret.of(NEW + "\u00E4")).reveal(NOW))
                .containsExactly(utf8(NEW + "\u00E4"));
    }

    @Test
    void aKeyOfASingleHeaderIsAlwaysTakenAsItIs() {
        String text = "whsec_AAAAAAAAAAAAAAAAAAAAAAAA";

        assertThat(CallbackSigning.sha256Header("X-Signature", Secret.of(text)).reveal(NOW))
                .containsExactly(utf8(text));
    }

    @Test
    void oldAndNewKeysOverlapUntilTheOldOneEnds() {
        CallbackSigning signing =
                CallbackSigning.standardWebhooks(Secret.of(NEW)).withKey(Secret.of(OLD), NOW);

        assertThat(signing.reveal(NOW.minusSeconds(1))).containsExactly(utf8(NEW), utf8(OLD));
        assertThat(signing.reveal(NOW)).containsExactly(utf8(NEW), utf8(OLD));
        assertThat(signing.reveal(NOW.plusNanos(1))).containsExactly(utf8(NEW));
    }

    @Test
    void aKeyWithoutAnEndCountsForEver() {
        CallbackSigning signing =
                CallbackSigning.standardWebhooks(Secret.of(NEW)).withKey(Secret.of(OLD));

        assertThat(signing.reveal(Instant.MAX)).containsExactly(utf8(NEW), utf8(OLD));
    }

    @Test
    void aChangeLeavesTheOriginalAsItWas() {
        CallbackSigning signing = CallbackSigning.sha256Header("X-Signature", Secret.of(NEW));
        signing.withKey(Secret.of(OLD));
        signing.withKey(Secret.of(OLD), NOW);
        signing.withTolerance(Duration.ofSeconds(1));
        signing.withTimestampHeader("X-Time");
        signing.acceptingUndated();
        Arrays.fill(signing.reveal(NOW).get(0), (byte) 0);

        assertThat(signing.reveal(NOW)).containsExactly(utf8(NEW));
        assertThat(signing.tolerance()).isEqualTo(Duration.ofSeconds(300));
        assertThat(signing.headers()).isEqualTo(new Headers("X-Signature", null, null));
        assertThat(signing.acceptsUndated()).isFalse();
    }

    @Test
    void aChangeKeepsEverythingElse() {
        CallbackSigning signing = CallbackSigning.sha256Header("X-Signature", Secret.of(NEW))
                .acceptingUndated()
                .withTolerance(Duration.ofSeconds(1))
                .withTimestampHeader("X-Time")
                .withKey(Secret.of(OLD), NOW);

        assertThat(signing.tolerance()).isEqualTo(Duration.ofSeconds(1));
        assertThat(signing.form()).isEqualTo(Form.SHA256_HEX);
        assertThat(signing.headers()).isEqualTo(new Headers("X-Signature", "X-Time", null));
        assertThat(signing.acceptsUndated()).isTrue();
        assertThat(signing.reveal(NOW)).hasSize(2);
    }

    @Test
    void keysHaveAtLeast128Bits() {
        String shortest = "x".repeat(16);
        CallbackSigning signing = CallbackSigning.standardWebhooks(Secret.of(shortest));
        assertThat(signing.withKey(Secret.of("whsec_" + Base64.getEncoder().encodeToString(new byte[16])))
                        .reveal(NOW))
                .hasSize(2);

        for (String key : List.of(
                "", "x".repeat(15), "whsec_", "whsec_" + Base64.getEncoder().encodeToString(new byte[15]))) {
            assertRefused("signing_key", () -> CallbackSigning.standardWebhooks(Secret.of(key)));
            assertRefused("signing_key", () -> signing.withKey(Secret.of(key)));
            assertRefused("signing_key", () -> signing.withKey(Secret.of(key), NOW));
        }
        assertRefused("signing_key", () -> CallbackSigning.sha256Header("X-Signature", Secret.of("x".repeat(15))));
    }

    @Test
    void afterThePrefixAKeyMustBeBase64() {
        String base64 = Base64.getEncoder().encodeToString(new byte[32]);
        for (String key :
                List.of("!" + base64, base64 + "!", base64.replace('=', '*'), base64.substring(1) + "\n", "_-")) {
            assertRefused("signing_key", () -> CallbackSigning.standardWebhooks(Secret.of("whsec_" + key)));
        }
    }

    @Test
    void headerNamesAreThoseThatHttpAllows() {
        CallbackSigning signing = CallbackSigning.sha256Header("a", Secret.of(NEW));
        assertThat(signing.withTimestampHeader("X_1!#$%&'*+-.^`|~").headers().timestamp())
                .startsWith("X_1");

        for (String name : List.of("", " ", "a b", "a:", "\u00E4", "a\n", "x".repeat(101))) {
            assertRefused("header_name", () -> CallbackSigning.sha256Header(name, Secret.of(NEW)));
            assertRefused("header_name", () -> signing.withTimestampHeader(name));
        }
    }

    @Test
    void theToleranceIsMoreThanNothingAndAtMostADay() {
        CallbackSigning signing = CallbackSigning.standardWebhooks(Secret.of(NEW));
        assertThat(signing.withTolerance(Duration.ofDays(1)).tolerance()).isEqualTo(Duration.ofDays(1));
        assertThat(signing.withTolerance(Duration.ofNanos(1)).tolerance()).isEqualTo(Duration.ofNanos(1));

        for (Duration tolerance : List.of(
                Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1).plusNanos(1))) {
            assertRefused("tolerance", () -> signing.withTolerance(tolerance));
        }
    }

    @Test
    void theTextFormCountsTheKeysAndShowsNone() {
        CallbackSigning signing =
                CallbackSigning.standardWebhooks(Secret.of(NEW)).withKey(Secret.of(OLD), NOW);

        assertThat(signing).hasToString("CallbackSigning[STANDARD_WEBHOOKS, keys=2]");
    }

    private static void assertRefused(String field, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasNoCause();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
