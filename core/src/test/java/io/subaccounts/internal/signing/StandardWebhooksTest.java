package io.subaccounts.internal.signing;

import static io.subaccounts.internal.signing.Example.DELIVERY;
import static io.subaccounts.internal.signing.Example.GENUINE;
import static io.subaccounts.internal.signing.Example.ID;
import static io.subaccounts.internal.signing.Example.KEY;
import static io.subaccounts.internal.signing.Example.RIGHT;
import static io.subaccounts.internal.signing.Example.SIGNATURE;
import static io.subaccounts.internal.signing.Example.SIGNED_AT;
import static io.subaccounts.internal.signing.Example.SIGNING;
import static io.subaccounts.internal.signing.Example.TIMESTAMP;
import static io.subaccounts.internal.signing.Example.check;
import static io.subaccounts.internal.signing.Example.signature;
import static io.subaccounts.internal.signing.Example.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.Secret;
import io.subaccounts.internal.signing.Authenticity.Flaw;
import io.subaccounts.internal.signing.Authenticity.Forged;
import io.subaccounts.internal.signing.Authenticity.Genuine;
import io.subaccounts.internal.signing.Authenticity.Stale;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandardWebhooksTest {

    private static final Secret OTHER_KEY = Secret.of("whsec_YW5vdGhlciBrZXksIG9mIDI0IGJ5dGVz");
    private static final String WRONG = "v1,dGhpcnR5LXR3byBieXRlcyB0aGF0IHNpZ24gbm9uZS4=";

    @Test
    void theExampleOfTheSpecificationIsGenuine() {
        assertThat(check(DELIVERY)).isEqualTo(GENUINE);
    }

    @Test
    void aKeyGivenAsItIsSignsLikeItsBase64() {
        var raw = Secret.of("a raw key of thirty-two bytes ok");
        var encoded = Secret.of("whsec_YSByYXcga2V5IG9mIHRoaXJ0eS10d28gYnl0ZXMgb2s=");
        Map<String, String> headers = WebhookSigner.sign(List.of(encoded), "id", SIGNED_AT, DELIVERY.body());

        assertThat(with(headers).check(CallbackSigning.standardWebhooks(raw), SIGNED_AT))
                .isInstanceOf(Genuine.class);
    }

    @Test
    void everyHeaderMustBeThere() {
        for (String name : List.of(ID, TIMESTAMP, SIGNATURE)) {
            assertThat(check(DELIVERY.without(name))).isEqualTo(new Forged(Flaw.MISSING_HEADER));
            assertThat(check(DELIVERY.with(name))).isEqualTo(new Forged(Flaw.MISSING_HEADER));
        }
    }

    @Test
    void headersHaveNamesInAnyCase() {
        for (String name : List.of(ID, TIMESTAMP, SIGNATURE)) {
            String upper = name.toUpperCase(Locale.ROOT);
            assertThat(check(DELIVERY.without(name).with(upper, DELIVERY.value(name))))
                    .isEqualTo(GENUINE);
        }
    }

    @Test
    void aNamelessHeaderAsSomeClientsHaveItDoesNotMatter() {
        Map<String, List<String>> headers = new HashMap<>(DELIVERY.headers());
        headers.put(null, List.of("HTTP/1.1 200 OK"));

        assertThat(check(new Delivery(headers, DELIVERY.body()))).isEqualTo(GENUINE);
    }

    @Test
    void aSignatureInsideTheToleranceIsGenuineOnBothSides() {
        for (long seconds : new long[] {-300, -1, 0, 1, 300}) {
            assertThat(DELIVERY.check(SIGNING, SIGNED_AT.plusSeconds(seconds))).isEqualTo(GENUINE);
        }
    }

    @Test
    void aRightSignatureFromTooLongAgoOrTheFutureIsStale() {
        var stale = new Stale(GENUINE.deliveryId(), SIGNED_AT);

        assertThat(DELIVERY.check(SIGNING, SIGNED_AT.plusSeconds(300).plusNanos(1)))
                .isEqualTo(stale);
        assertThat(DELIVERY.check(SIGNING, SIGNED_AT.minusSeconds(300).minusNanos(1)))
                .isEqualTo(stale);
        assertThat(DELIVERY.check(SIGNING, Instant.parse("9999-12-31T00:00:00Z")))
                .isEqualTo(stale);
        assertThat(DELIVERY.check(SIGNING, Instant.EPOCH)).isEqualTo(stale);
    }

    @Test
    void timestampsAtTheEndsOfTheirRangeAreStaleNotAnError() {
        for (String timestamp : List.of("0", "99999999999")) {
            var delivery =
                    DELIVERY.with(TIMESTAMP, timestamp).with(SIGNATURE, signature(GENUINE.deliveryId(), timestamp));
            assertThat(check(delivery))
                    .isEqualTo(new Stale(GENUINE.deliveryId(), Instant.ofEpochSecond(Long.parseLong(timestamp))));
        }
    }

    @Test
    void theToleranceCanBeChanged() {
        CallbackSigning narrow = SIGNING.withTolerance(Duration.ofSeconds(10));

        assertThat(DELIVERY.check(narrow, SIGNED_AT.plusSeconds(10))).isEqualTo(GENUINE);
        assertThat(DELIVERY.check(narrow, SIGNED_AT.plusSeconds(11))).isInstanceOf(Stale.class);
    }

    @Test
    void aWrongSignatureIsForgedHoweverOldItIs() {
        Delivery wrong = DELIVERY.with(SIGNATURE, WRONG);

        assertForged(wrong);
        assertThat(wrong.check(SIGNING, SIGNED_AT.plus(Duration.ofDays(1))))
                .isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void ofSeveralSignaturesOneMustBeRight() {
        for (String several : List.of(
                WRONG + " " + RIGHT,
                RIGHT + " " + WRONG,
                "v1a,xyz v2,xyz " + RIGHT + " v1,",
                "  " + RIGHT + "  ",
                RIGHT + " " + RIGHT)) {
            assertThat(check(DELIVERY.with(SIGNATURE, several))).as(several).isEqualTo(GENUINE);
        }
        assertThat(check(DELIVERY.with(SIGNATURE, WRONG, RIGHT))).isEqualTo(GENUINE);
        assertForged(DELIVERY.with(SIGNATURE, WRONG + " " + WRONG));
    }

    @Test
    void aBodyNeedNotBeText() {
        byte[] body = {0, (byte) 0xFF, (byte) 0xC3, 0x28};
        Map<String, String> headers = WebhookSigner.sign(List.of(KEY), "id", SIGNED_AT, body);

        assertThat(check(with(headers).withBody(body))).isEqualTo(new Genuine("id", SIGNED_AT));
    }

    @Test
    void anotherKeyIsForged() {
        assertThat(DELIVERY.check(CallbackSigning.standardWebhooks(OTHER_KEY), SIGNED_AT))
                .isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }

    @Test
    void duringARotationEitherKeyIsRightAndAfterwardsOnlyTheNewOne() {
        CallbackSigning rotating = CallbackSigning.standardWebhooks(OTHER_KEY).withKey(KEY, SIGNED_AT.plusSeconds(60));
        Delivery byNewKey = with(WebhookSigner.sign(List.of(OTHER_KEY), "id", SIGNED_AT, DELIVERY.body()));

        assertThat(DELIVERY.check(rotating, SIGNED_AT.plusSeconds(60))).isEqualTo(GENUINE);
        assertThat(byNewKey.check(rotating, SIGNED_AT.plusSeconds(60))).isInstanceOf(Genuine.class);
        assertThat(DELIVERY.check(rotating, SIGNED_AT.plusSeconds(61))).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
        assertThat(byNewKey.check(rotating, SIGNED_AT.plusSeconds(61))).isInstanceOf(Genuine.class);
    }

    private static void assertForged(Delivery delivery) {
        assertThat(check(delivery)).as(delivery.toString()).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }
}
