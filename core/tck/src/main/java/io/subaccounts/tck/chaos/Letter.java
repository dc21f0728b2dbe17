package io.subaccounts.tck.chaos;

import io.subaccounts.common.Secret;
import io.subaccounts.spi.kyc.CallbackSigning;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A callback, to be signed whenever it is sent.
 *
 * @param provider who sends it
 * @param delivery what identifies it
 * @param body what it says
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Letter(String provider, String delivery, byte[] body) {

    private static final String KEY = "the key that every provider here signs with";
    private static final String WRONG_KEY = "the key that nobody here signs with, ever";

    static CallbackSigning signing() {
        return CallbackSigning.standardWebhooks(Secret.of(KEY));
    }

    /** What the provider of test mode calls a check. */
    static String simulatedReference(String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return "MOCK_REF_" + HexFormat.of().formatHex(digest, 0, 16);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
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
            String signature = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
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
        return provider + " " + delivery + " [" + new String(body, StandardCharsets.UTF_8) + "]";
    }
}
