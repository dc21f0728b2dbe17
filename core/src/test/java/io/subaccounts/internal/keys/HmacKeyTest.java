package io.subaccounts.internal.keys;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The vectors are those of RFC 4231, sections 4.2 to 4.8. */
class HmacKeyTest {

    @Test
    void tagsAreThoseOfTheStandard() {
        assertTag(
                "0b".repeat(20), ascii("Hi There"), "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        assertTag(
                hex(ascii("Jefe")),
                ascii("what do ya want for nothing?"),
                "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertTag(
                "aa".repeat(20),
                HexFormat.of().parseHex("dd".repeat(50)),
                "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
        assertTag(
                "aa".repeat(131),
                ascii("Test Using Larger Than Block-Size Key - Hash Key First"),
                "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
    }

    @Test
    void piecesFollowEachOtherWithoutAGap() {
        var key = new HmacKey(ascii("Jefe"));

        assertThat(key.tag(ascii("what do ya "), new byte[0], ascii("want for nothing?")))
                .isEqualTo(key.tag(ascii("what do ya want for nothing?")));
    }

    @Test
    void aKeyIsCopiedOnTheWayIn() {
        byte[] mine = ascii("Jefe");
        var key = new HmacKey(mine);
        byte[] before = key.tag(ascii("message"));
        Arrays.fill(mine, (byte) 0);

        assertThat(key.tag(ascii("message"))).isEqualTo(before);
    }

    private static void assertTag(String key, byte[] message, String tag) {
        assertThat(hex(new HmacKey(HexFormat.of().parseHex(key)).tag(message))).isEqualTo(tag);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
