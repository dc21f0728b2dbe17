package io.subaccounts.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class PepperedHasherTest {

    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private final Random random = Seeds.random("PepperedHasherTest");

    /** RFC 4231, test case 6: a key longer than a block. The others have keys that are too short to be peppers. */
    @Test
    void theFunctionIsTheOneOfTheRfc() {
        byte[] key = new byte[131];
        Arrays.fill(key, (byte) 0xAA);
        var hasher = new PepperedHasher(PepperKeyset.primary("rfc", key));

        String hash = hasher.hash("Test Using Larger Than Block-Size Key - Hash Key First");

        assertThat(hash).startsWith("$hmac-sha256$rfc$");
        assertThat(Base64.getUrlDecoder().decode(hash.substring("$hmac-sha256$rfc$".length())))
                .isEqualTo(HexFormat.of().parseHex("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
    }

    @Test
    void itAgreesWithThePlatformOnAnyKeyAndToken() throws Exception {
        for (int i = 0; i < 300; i++) {
            byte[] key = new byte[32 + random.nextInt(200)];
            random.nextBytes(key);
            String token = "t".repeat(random.nextInt(65)) + random.nextInt();
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            String expected = Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(token.getBytes(StandardCharsets.US_ASCII)));

            var hasher = new PepperedHasher(PepperKeyset.primary("k", key));

            assertThat(hasher.hash(token)).as(Seeds.hint()).isEqualTo("$hmac-sha256$k$" + expected);
            assertThat(hasher.matches(token, hasher.hash(token))).isTrue();
            assertThat(hasher.matches(token + "x", hasher.hash(token))).isFalse();
        }
    }

    @Test
    void aFormerKeyVerifiesWhatItHashedUntilItIsTakenAway() {
        String hash = new PepperedHasher(PepperKeyset.primary("old", OLD)).hash("token");
        var rotated = new PepperedHasher(PepperKeyset.primary("new", NEW).accepting("old", OLD));
        var finished = new PepperedHasher(PepperKeyset.primary("new", NEW));

        assertThat(rotated.recognises(hash)).isTrue();
        assertThat(rotated.matches("token", hash)).isTrue();
        assertThat(rotated.matches("other", hash)).isFalse();
        assertThat(rotated.isCurrent(hash)).isFalse();
        assertThat(rotated.hash("token")).startsWith("$hmac-sha256$new$");
        assertThat(rotated.isCurrent(rotated.hash("token"))).isTrue();
        assertThat(finished.recognises(hash)).isFalse();
    }

    @Test
    void aHashIsOfOneKeyAlone() {
        var both = new PepperedHasher(PepperKeyset.primary("new", NEW).accepting("old", OLD));
        String relabelled = both.hash("token").replace("$new$", "$old$");

        assertThat(both.recognises(relabelled)).isTrue();
        assertThat(both.matches("token", relabelled)).isFalse();
    }

    @Test
    void otherFormsAreNotRecognised() {
        var hasher = new PepperedHasher(PepperKeyset.primary("k", OLD));
        String tag = hasher.hash("token").substring("$hmac-sha256$k$".length());
        for (String text : List.of(
                "",
                tag,
                "$hmac-sha256$k$",
                "$hmac-sha256$$" + tag,
                "$hmac-sha256$K$" + tag,
                "$hmac-sha256$other$" + tag,
                "$HMAC-sha256$k$" + tag,
                "$hmac-sha1$k$" + tag,
                "$hmac-sha256$k$" + tag + "=",
                "$hmac-sha256$k$" + tag + "\n",
                "$hmac-sha256$k$" + tag.substring(1),
                "$hmac-sha256$k$" + "+" + tag.substring(1),
                "$2b$10$fVH8e28OQRj9tqiDXs1e1uxpsjN0c7II7YPKXua2NAKYvM6iQk7dq")) {
            assertThat(hasher.recognises(text)).as(text).isFalse();
        }
        assertThatThrownBy(() -> hasher.matches("token", "junk")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noOtherTagVerifies() {
        var hasher = new PepperedHasher(PepperKeyset.primary("k", OLD));
        String hash = hasher.hash("token");
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        for (int at = "$hmac-sha256$k$".length(); at < hash.length() - 1; at++) {
            for (char c : alphabet.toCharArray()) {
                if (c != hash.charAt(at)) {
                    String mutated = hash.substring(0, at) + c + hash.substring(at + 1);
                    assertThat(hasher.matches("token", mutated)).as(mutated).isFalse();
                }
            }
        }
    }

    @Test
    void oneHashIsCheap() {
        assertThat(new PepperedHasher(PepperKeyset.primary("k", OLD)).cost()).isEqualTo(SecretHasher.Cost.CHEAP);
    }

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) fill);
        return key;
    }
}
