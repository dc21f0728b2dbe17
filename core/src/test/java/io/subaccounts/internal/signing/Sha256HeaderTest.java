package io.subaccounts.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.Secret;
import io.subaccounts.internal.signing.Authenticity.Flaw;
import io.subaccounts.internal.signing.Authenticity.Forged;
import io.subaccounts.internal.signing.Authenticity.Genuine;
import io.subaccounts.internal.signing.Authenticity.Stale;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The first example is GitHub's, who sign like this:
 * https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries.
 */
class Sha256HeaderTest {

    private static final String HEADER = "X-Hub-Signature-256";
    private static final Secret KEY = Secret.of("It's a Secret to Everybody");
    private static final String RIGHT = "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17";
    /** SHA-256 of "Hello, World!", as every implementation has it. */
    private static final String DIGEST = "sha256/dffd6021bb2bd5b0af676290809ec3a53191dd81c7f70a4b28688a362182986f";

    private static final Delivery EXAMPLE = new Delivery("Hello, World!").with(HEADER, RIGHT);
    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);

    private static final CallbackSigning SIGNING = CallbackSigning.sha256Header(HEADER, KEY);
    private static final CallbackSigning DATED = SIGNING.withTimestampHeader("X-Time");

    @Test
    void aRightSignatureIsGenuineAndSaysNothingAboutWhen() {
        assertThat(EXAMPLE.check(SIGNING, NOW)).isEqualTo(new Genuine(DIGEST, null));
        assertThat(EXAMPLE.check(SIGNING, NOW.plus(Duration.ofDays(10_000)))).isEqualTo(new Genuine(DIGEST, null));
    }

    @Test
    void theHeaderMustBeThereInAnyCase() {
        assertThat(EXAMPLE.without(HEADER).check(SIGNING, NOW)).isEqualTo(new Forged(Flaw.MISSING_HEADER));
        assertThat(EXAMPLE.without(HEADER)
                        .with(HEADER.toLowerCase(Locale.ROOT), RIGHT)
                        .check(SIGNING, NOW))
                .isInstanceOf(Genuine.class);
    }

    @Test
    void aSignatureHasOneSpelling() {
        String hex = RIGHT.substring("sha256=".length());
        for (String other : List.of(
                "sha256=" + hex.toUpperCase(Locale.ROOT),
                "sha256=" + hex.substring(1),
                "sha256=" + hex + "0",
                "sha256= " + hex,
                "sha256=" + hex + " ",
                "sha256=",
                "sha256=sha256=" + hex)) {
            assertThat(EXAMPLE.with(HEADER, other).check(SIGNING, NOW))
                    .as(other)
                    .isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        }
        for (String other :
                List.of(hex, "SHA256=" + hex, "sha1=" + hex, "sha512=" + hex, " " + RIGHT, "v1," + hex, "")) {
            assertThat(EXAMPLE.with(HEADER, other).check(SIGNING, NOW))
                    .as(other)
                    .isEqualTo(new Forged(Flaw.UNKNOWN_VERSION));
        }
    }

    @Test
    void everyFlippedBitIsForged() {
        for (int bit = 0; bit < EXAMPLE.body().length * 8; bit++) {
            assertThat(EXAMPLE.withBody(Delivery.flipped(EXAMPLE.body(), bit)).check(SIGNING, NOW))
                    .isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        }
        byte[] value = RIGHT.getBytes(StandardCharsets.US_ASCII);
        for (int bit = 0; bit < value.length * 8; bit++) {
            String changed = new String(Delivery.flipped(value, bit), StandardCharsets.ISO_8859_1);
            assertThat(EXAMPLE.with(HEADER, changed).check(SIGNING, NOW)).isInstanceOf(Forged.class);
        }
    }

    @Test
    void ofSeveralHeadersOneMustBeRight() {
        String wrong = "sha256=" + "0".repeat(64);

        assertThat(EXAMPLE.with(HEADER, wrong, RIGHT).check(SIGNING, NOW)).isInstanceOf(Genuine.class);
        assertThat(EXAMPLE.with(HEADER, wrong, wrong).check(SIGNING, NOW)).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        assertThat(EXAMPLE.with(HEADER, RIGHT, "x".repeat(2048)).check(SIGNING, NOW))
                .isEqualTo(new Forged(Flaw.MALFORMED_HEADER));
    }

    @Test
    void aTimestampIsPartOfWhatIsSigned() {
        Delivery dated = dated("1614265330");

        String id = ((Genuine) dated.check(DATED, NOW)).deliveryId();
        assertThat(dated.check(DATED, NOW.plusSeconds(300))).isEqualTo(new Genuine(id, NOW));
        assertThat(dated.check(DATED, NOW.plusSeconds(301))).isEqualTo(new Stale(id, NOW));
        assertThat(dated.check(DATED, NOW.minusSeconds(301))).isEqualTo(new Stale(id, NOW));
        assertThat(dated.with("X-Time", "1614265331").check(DATED, NOW)).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        assertThat(dated.without("X-Time").check(DATED, NOW)).isEqualTo(new Forged(Flaw.MISSING_HEADER));
        assertThat(dated.with("X-Time", "1614265330", "1614265330").check(DATED, NOW))
                .isEqualTo(new Forged(Flaw.MALFORMED_HEADER));
        assertThat(dated.with("X-Time", "yesterday").check(DATED, NOW)).isEqualTo(new Forged(Flaw.MALFORMED_HEADER));
    }

    @Test
    void aTimestampCannotBeAddedToASignatureWithoutOneNorTakenAway() {
        assertThat(EXAMPLE.with("X-Time", "1614265330").check(DATED, NOW)).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        assertThat(dated("1614265330").check(SIGNING, NOW)).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void theIdentifierIsOfWhatIsSignedAndOfNoHeader() {
        assertThat(EXAMPLE.with("X-Delivery", "d-1").check(SIGNING, NOW)).isEqualTo(EXAMPLE.check(SIGNING, NOW));
        assertThat(EXAMPLE.with("webhook-id", "d-1").check(SIGNING, NOW)).isEqualTo(EXAMPLE.check(SIGNING, NOW));
        assertThat(((Genuine) dated("1614265330").check(DATED, NOW)).deliveryId())
                .startsWith("sha256/")
                .isNotEqualTo(DIGEST)
                .isNotEqualTo(((Genuine) dated("1614265331").check(DATED, NOW)).deliveryId());
    }

    @Test
    void anOldKeyCountsUntilItEnds() {
        CallbackSigning rotating = CallbackSigning.sha256Header(HEADER, Secret.of("a key that signs nothing here"))
                .withKey(KEY, NOW);

        assertThat(EXAMPLE.check(rotating, NOW)).isInstanceOf(Genuine.class);
        assertThat(EXAMPLE.check(rotating, NOW.plusNanos(1))).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }

    private static Delivery dated(String timestamp) {
        byte[] key = SIGNING.reveal(NOW).get(0);
        return EXAMPLE.with("X-Time", timestamp).with(HEADER, SignatureText.sha256(key, timestamp, EXAMPLE.body()));
    }
}
