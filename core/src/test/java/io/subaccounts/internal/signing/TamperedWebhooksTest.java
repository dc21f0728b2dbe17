package io.subaccounts.internal.signing;

import static io.subaccounts.internal.signing.Example.DELIVERY;
import static io.subaccounts.internal.signing.Example.GENUINE;
import static io.subaccounts.internal.signing.Example.ID;
import static io.subaccounts.internal.signing.Example.RIGHT;
import static io.subaccounts.internal.signing.Example.SIGNATURE;
import static io.subaccounts.internal.signing.Example.SIGNED_AT;
import static io.subaccounts.internal.signing.Example.TIMESTAMP;
import static io.subaccounts.internal.signing.Example.check;
import static io.subaccounts.internal.signing.Example.signature;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.internal.signing.Authenticity.Flaw;
import io.subaccounts.internal.signing.Authenticity.Forged;
import io.subaccounts.internal.signing.Authenticity.Genuine;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What must not pass, whatever was done to a genuine callback on its way. */
class TamperedWebhooksTest {

    @Test
    void anIdentifierOrTimestampThatComesTwiceIsRefusedEvenIfBothAreTheSame() {
        for (String name : List.of(ID, TIMESTAMP)) {
            String value = DELIVERY.value(name);
            assertMalformed(DELIVERY.with(name, value, value));
            assertMalformed(DELIVERY.with(name, value, "1"));
            assertMalformed(DELIVERY.with(name.toUpperCase(Locale.ROOT), value));
        }
    }

    @Test
    void anIdentifierThatHoldsAFullStopIsRefused() {
        var shifted = DELIVERY.with(ID, "msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330")
                .with(TIMESTAMP, "1614265330")
                .with(SIGNATURE, signature("msg_p5jXN8AQM9LWM0D4loKWxJek.1614265330", "1614265330"));

        assertMalformed(shifted);
    }

    @Test
    void identifiersAreShortAndVisible() {
        for (String id : List.of("", "a b", "a\n", "\u00E4", "\0", "x".repeat(101), "x".repeat(1_000_000))) {
            assertMalformed(DELIVERY.with(ID, id).with(SIGNATURE, signature(id, "1614265330")));
        }
        String longest = "~!".repeat(50);
        assertThat(check(DELIVERY.with(ID, longest).with(SIGNATURE, signature(longest, "1614265330"))))
                .isEqualTo(new Genuine(longest, SIGNED_AT));
    }

    @Test
    void aTimestampIsAPlainNumberOfSeconds() {
        for (String timestamp : List.of(
                "",
                "hello",
                "-1",
                "+1614265330",
                " 1614265330",
                "1614265330 ",
                "01614265330",
                "1614265330.0",
                "1e9",
                "\u0661\u0666",
                "2021-02-25T15:02:10Z",
                "9".repeat(12),
                "9".repeat(1_000_000))) {
            assertMalformed(
                    DELIVERY.with(TIMESTAMP, timestamp).with(SIGNATURE, signature(GENUINE.deliveryId(), timestamp)));
        }
    }

    @Test
    void onlyTheVersionWeKnowCounts() {
        String right = RIGHT.substring("v1,".length());
        for (String other :
                List.of("v0," + right, "v1a," + right, "v2," + right, "V1," + right, right, "v1" + right, "")) {
            assertThat(check(DELIVERY.with(SIGNATURE, other))).as(other).isEqualTo(new Forged(Flaw.UNKNOWN_VERSION));
        }
        assertForged(DELIVERY.with(SIGNATURE, "v1,v1," + right));
        assertForged(DELIVERY.with(SIGNATURE, "v1,"));
    }

    @Test
    void aSignatureHasOneSpelling() {
        String unpadded = RIGHT.substring(0, RIGHT.length() - 1);
        char last = unpadded.charAt(unpadded.length() - 1);
        for (String other : List.of(
                unpadded,
                RIGHT + "=",
                unpadded.substring(0, unpadded.length() - 1) + (char) (last + 1) + "=", // the same bytes in base64
                RIGHT.replace('+', '-').replace('/', '_'),
                RIGHT + "\n",
                RIGHT + ",")) {
            assertForged(DELIVERY.with(SIGNATURE, other));
        }
    }

    @Test
    void absurdlyLongSignaturesAreRefusedEvenWithARightOneAmongThem() {
        String filler = " v1," + "A".repeat(44);
        assertThat(check(DELIVERY.with(SIGNATURE, RIGHT + filler.repeat(40)))).isEqualTo(GENUINE);
        assertMalformed(DELIVERY.with(SIGNATURE, RIGHT + filler.repeat(42)));
        assertMalformed(DELIVERY.with(SIGNATURE, RIGHT, "x".repeat(1_000_000)));
    }

    @Test
    void everyFlippedBitIsForged() {
        for (int bit = 0; bit < DELIVERY.body().length * 8; bit++) {
            assertForged(DELIVERY.withBody(Delivery.flipped(DELIVERY.body(), bit)));
        }
        for (String name : List.of(ID, TIMESTAMP, SIGNATURE)) {
            byte[] value = DELIVERY.value(name).getBytes(StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < value.length * 8; bit++) {
                String changed = new String(Delivery.flipped(value, bit), StandardCharsets.ISO_8859_1);
                assertThat(check(DELIVERY.with(name, changed)))
                        .as("%s: %s", name, changed)
                        .isInstanceOf(Forged.class);
            }
        }
    }

    @Test
    void theBodyCountsByteForByte() {
        for (String body :
                List.of("{\"test\":2432232314}", "{\"test\": 2432232314}\n", "", "{\"test\": 2432232314.0}")) {
            assertForged(DELIVERY.withBody(body.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void junkIsForgedWithoutAnyOtherError() {
        Random random = Seeds.random("TamperedWebhooksTest");
        for (int i = 0; i < 5000; i++) {
            Delivery junk = DELIVERY;
            for (String name : List.of(ID, TIMESTAMP, SIGNATURE)) {
                if (random.nextInt(3) > 0) {
                    junk = junk.with(name, junk(random));
                }
            }
            byte[] body = new byte[random.nextInt(100)];
            random.nextBytes(body);
            assertThat(check(junk.withBody(body))).as(Seeds.hint()).isInstanceOf(Forged.class);
        }
    }

    private static String[] junk(Random random) {
        var values = new String[random.nextInt(3)];
        Arrays.setAll(values, at -> {
            var text = new StringBuilder(random.nextBoolean() ? "v1," : "");
            for (int left = random.nextInt(60); left > 0; left--) {
                text.append((char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000));
            }
            return text.toString();
        });
        return values;
    }

    private static void assertForged(Delivery delivery) {
        assertThat(check(delivery)).as(delivery.toString()).isEqualTo(new Forged(Flaw.WRONG_SIGNATURE));
    }

    private static void assertMalformed(Delivery delivery) {
        assertThat(check(delivery)).isEqualTo(new Forged(Flaw.MALFORMED_HEADER));
    }
}
