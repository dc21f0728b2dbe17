package io.subaccounts.tck.chaos;

import io.subaccounts.common.Secret;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.PanCheck;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A callback, to be signed whenever it is sent.
 *
 * @param provider who sends it
 * @param delivery what identifies it
 * @param text what it says
 */
record Letter(String provider, String delivery, String text) {

    private static final String KEY = "the key that every provider here signs with";
    private static final String WRONG_KEY = "the key that nobody here signs with, ever";

    static CallbackSigning signing() {
        return CallbackSigning.standardWebhooks(Secret.of(KEY));
    }

    byte[] body() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the provider of test mode calls a check. */
    static String simulatedReference(String key) {
        var check = new PanCheck(key, Secret.of("TESTPENDING001"), null, null);
        return ((ProviderAnswer.Pending<?>) new TestModeProvider().verifyPan(check)).reference();
    }

    Map<String, List<String>> signed(Instant at) {
        return headers(KEY, at);
    }

    Map<String, List<String>> forged(Instant at) {
        return headers(WRONG_KEY, at);
    }

    /** After the text of Standard Webhooks. */
    private Map<String, List<String>> headers(String key, Instant at) {
        String timestamp = String.valueOf(at.getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((delivery + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body()));
            return Map.of(
                    "webhook-id", List.of(delivery),
                    "webhook-timestamp", List.of(timestamp),
                    "webhook-signature", List.of(signature));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return provider + " " + delivery + " [" + text + "]";
    }
}
