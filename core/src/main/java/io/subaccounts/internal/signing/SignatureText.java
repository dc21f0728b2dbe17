package io.subaccounts.internal.signing;

import io.subaccounts.internal.keys.HmacKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is signed and how signatures are written, the same for those who make and those who check them. */
final class SignatureText {

    /** What a symmetric signature of <a href="https://www.standardwebhooks.com">Standard Webhooks</a> begins with. */
    static final String V1 = "v1,";

    /** What a single signature in hex begins with. */
    static final String SHA256 = "sha256=";

    /** The signed parts are separated by full stops, so an identifier must not hold one. */
    static final Pattern MESSAGE_ID = Pattern.compile("[!-~&&[^.]]{1,100}+");

    private SignatureText() {}

    static String v1(byte[] key, String id, String timestamp, byte[] body) {
        byte[] head = (id + "." + timestamp + ".").getBytes(StandardCharsets.US_ASCII);
        return V1 + Base64.getEncoder().encodeToString(new HmacKey(key).tag(head, body));
    }

    static String sha256(byte[] key, @Nullable String timestamp, byte[] body) {
        return SHA256 + HexFormat.of().formatHex(new HmacKey(key).tag(head(timestamp), body));
    }

    /** Identifies what is signed in that form by nothing but what is signed. */
    static String digest(@Nullable String timestamp, byte[] body) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(head(timestamp));
            return "sha256/" + HexFormat.of().formatHex(sha256.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] head(@Nullable String timestamp) {
        return (timestamp == null ? "" : timestamp + ".").getBytes(StandardCharsets.US_ASCII);
    }
}
