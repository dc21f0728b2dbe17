package io.subaccounts.internal.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.signing.Authenticity.Genuine;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.ScriptedRandomness;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WebhookSignerTest {

    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final Secret EXAMPLE = Secret.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final WebhookSecrets secrets = new WebhookSecrets(RandomSource.secure());

    @Test
    void theExampleOfTheSpecificationIsSignedAsItSays() {
        Instant at = Instant.ofEpochSecond(1_614_265_330, 999_999_999);

        assertThat(WebhookSigner.sign(List.of(EXAMPLE), "msg_p5jXN8AQM9LWM0D4loKWxJek", at, BODY))
                .isEqualTo(Map.of(
                        "webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        "webhook-timestamp", "1614265330",
                        "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }

    @Test
    void whatIsSignedIsGenuineToWhoeverHoldsTheSecret() {
        Random random = Seeds.random("WebhookSignerTest");
        for (int i = 0; i < 200; i++) {
            Secret secret = secrets.make();
            byte[] body = new byte[random.nextInt(500)];
            random.nextBytes(body);
            Map<String, String> headers = WebhookSigner.sign(List.of(secret), "evt_" + i, ManualTime.START, body);

            assertThat(received(headers, body, secret)).isEqualTo(new Genuine("evt_" + i, ManualTime.START));
            assertThat(received(headers, body, secrets.make())).isInstanceOf(Authenticity.Forged.class);
        }
    }

    @Test
    void duringARotationHoldersOfEitherSecretAreServed() {
        Secret current = secrets.make();
        Secret previous = secrets.make();
        Map<String, String> headers = WebhookSigner.sign(List.of(current, previous), "evt", ManualTime.START, BODY);

        assertThat(headers.get("webhook-signature")).matches("v1,[A-Za-z0-9+/]{43}= v1,[A-Za-z0-9+/]{43}=");
        assertThat(received(headers, BODY, current)).isInstanceOf(Genuine.class);
        assertThat(received(headers, BODY, previous)).isInstanceOf(Genuine.class);
        assertThat(received(headers, BODY, secrets.make())).isInstanceOf(Authenticity.Forged.class);
    }

    @Test
    void anIdentifierThatReceiversWouldRefuseIsNotSigned() {
        for (String id : List.of("", "a.b", "a b", "a\r\nX-Header: y", "\u00E4", "x".repeat(101))) {
            assertRefused("message_id", List.of(EXAMPLE), id);
        }
    }

    @Test
    void thereIsASecretAndItHasItsForm() {
        assertRefused("webhook_secret", List.of(), "evt");
        for (String secret : List.of(
                "",
                "whsec_",
                "a raw key that is long enough to be one",
                "whsec_" + base64(23),
                "whsec_" + base64(65),
                "WHSEC_" + base64(32),
                "whsec_!" + base64(32))) {
            assertRefused("webhook_secret", List.of(EXAMPLE, Secret.of(secret)), "evt");
        }
        for (int length : new int[] {24, 32, 64}) {
            List<Secret> one = List.of(Secret.of("whsec_" + base64(length)));
            assertThat(WebhookSigner.sign(one, "evt", ManualTime.START, BODY)).hasSize(3);
        }
    }

    @Test
    void aNewSecretHolds256RandomBitsAndIsNeverTheSame() {
        int[] script = {1, 2, 3, 255};
        Secret scripted = new WebhookSecrets(new ScriptedRandomness(new Random(1), script)).make();
        assertThat(Base64.getDecoder().decode(scripted.reveal().substring("whsec_".length())))
                .hasSize(32)
                .startsWith(1, 2, 3, 255);

        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            String secret = secrets.make().reveal();
            assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
            seen.add(secret);
        }
        assertThat(seen).hasSize(1000);
    }

    private static Authenticity received(Map<String, String> headers, byte[] body, Secret secret) {
        var delivery = new Delivery(Map.of(), body);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            delivery = delivery.with(header.getKey(), header.getValue());
        }
        return delivery.check(CallbackSigning.standardWebhooks(secret), ManualTime.START);
    }

    private static void assertRefused(String field, List<Secret> secrets, String id) {
        assertThatThrownBy(() -> WebhookSigner.sign(secrets, id, ManualTime.START, BODY))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field))
                .hasNoCause();
    }

    private static String base64(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }
}
