package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static io.subaccounts.common.Environment.TEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Environment;
import io.subaccounts.support.ChiSquare;
import io.subaccounts.support.Seeds;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenFormatTest {

    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final Random random = Seeds.random("TokenFormatTest");

    @Test
    void everyTokenIsWellFormedAsciiOfOneLength() {
        for (int i = 0; i < 2000; i++) {
            String token = token();

            assertThat(token).matches("sat_[0-9A-Za-z]{49}").hasSize(TokenFormat.LENGTH);
            assertThat(token.getBytes(StandardCharsets.UTF_8)).hasSize(53);
            assertThat(TokenFormat.isWellFormed(LIVE, token)).as(Seeds.hint()).isTrue();
        }
    }

    @Test
    void aTokenIsOneOfItsOwnEnvironmentOnly() {
        byte[] bytes = new byte[TokenFormat.RANDOM_BYTES];
        random.nextBytes(bytes);
        String live = TokenFormat.write(LIVE, bytes);
        String test = TokenFormat.write(TEST, bytes);

        assertThat(test).matches("stt_[0-9A-Za-z]{49}").hasSize(TokenFormat.LENGTH);
        assertThat(TokenFormat.isWellFormed(TEST, test)).isTrue();
        assertThat(TokenFormat.isWellFormed(LIVE, test)).isFalse();
        assertThat(TokenFormat.isWellFormed(TEST, live)).isFalse();
        assertRefused("stt_" + live.substring(4));
        assertRefused("sat_" + test.substring(4));
    }

    @Test
    void everyOtherCharacterAtEveryPositionIsRefused() {
        for (String token : List.of(token(), TokenFormat.write(LIVE, new byte[32]), ones())) {
            for (int at = 0; at < token.length(); at++) {
                for (int c = 0; c < 0x250; c++) {
                    if (c != token.charAt(at)) {
                        assertRefused(token.substring(0, at) + (char) c + token.substring(at + 1));
                    }
                }
            }
        }
    }

    @Test
    void aCharacterMoreOrLessOrInTheOtherCaseIsRefusedAtEveryPosition() {
        String token = token();
        for (int at = 0; at < token.length(); at++) {
            assertRefused(token.substring(0, at) + token.substring(at + 1));
            char c = token.charAt(at);
            char flipped = Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c);
            if (flipped != c) {
                assertRefused(token.substring(0, at) + flipped + token.substring(at + 1));
            }
        }
        for (int at = 0; at <= token.length(); at++) {
            for (char c : (BASE62 + "_ \0\n\r\t").toCharArray()) {
                assertRefused(token.substring(0, at) + c + token.substring(at));
            }
        }
    }

    @Test
    void neighboursThatChangePlacesAreRefused() {
        String token = token();
        for (int at = 0; at + 1 < token.length(); at++) {
            String swapped = token.substring(0, at) + token.charAt(at + 1) + token.charAt(at) + token.substring(at + 2);
            if (!swapped.equals(token)) {
                assertRefused(swapped);
            }
        }
    }

    @Test
    void aTokenWithATailOrDoubledAroundNulIsRefused() {
        String token = token();
        for (String tail : List.of("\0", "\0" + token, token, " ", "\n", "x".repeat(19), "x".repeat(20), "\u0301")) {
            assertRefused(token + tail);
            assertRefused(tail + token);
        }
    }

    @Test
    void unpairedSurrogatesAndWideDigitsAreNoAliases() {
        String token = token();
        for (int at = 4; at < token.length(); at++) {
            assertRefused(token.substring(0, at) + '\uD800' + token.substring(at + 1));
            assertRefused(token.substring(0, at) + '\uDC00' + token.substring(at + 1));
            assertRefused(token.substring(0, at) + (char) (0xFF10 + random.nextInt(10)) + token.substring(at + 1));
        }
    }

    @Test
    void inputOfAnyLengthAndContentIsRefusedWithoutThrowing() {
        var lengths = new ArrayList<>(List.of(0, 1, 52, 53, 54, 63, 64, 65, 71, 72, 73, 255, 256, 4095, 4096));
        for (int i = 0; i < 200; i++) {
            lengths.add(random.nextInt(4097));
        }
        for (int length : lengths) {
            assertRefused("s".repeat(length));
            assertRefused(ascii(length));
            assertRefused(anyCharacters(length));
            assertRefused(("sat_" + ascii(length)).substring(0, Math.max(4, length)));
        }
    }

    @Test
    void leadingZerosAreKept() {
        assertThat(TokenFormat.write(LIVE, new byte[32])).startsWith("sat_" + "0".repeat(43));
        byte[] small = new byte[32];
        small[31] = 61;
        String token = TokenFormat.write(LIVE, small);

        assertThat(token).startsWith("sat_" + "0".repeat(42) + "z").hasSize(53);
        assertThat(TokenFormat.isWellFormed(LIVE, token)).isTrue();
    }

    @Test
    void differentBytesMakeDifferentTokens() {
        var tokens = new HashSet<String>();
        for (int bit = 0; bit < 256; bit++) {
            byte[] bytes = new byte[32];
            bytes[bit / 8] = (byte) (1 << bit % 8);
            tokens.add(TokenFormat.write(LIVE, bytes));
        }
        tokens.add(TokenFormat.write(LIVE, new byte[32]));

        assertThat(tokens).hasSize(257);
    }

    @Test
    void everyPositionTakesEveryCharacterAboutEquallyOften() {
        var counts = new ChiSquare(43, BASE62);
        for (int i = 0; i < 6200; i++) {
            counts.add(token().substring(4, 47));
        }

        // the first character stands for the highest digit, which is a little short of the full range
        assertThat(counts.worst(1)).as(Seeds.hint()).isLessThan(160);
    }

    @Test
    void onlyThirtyTwoBytesMakeAToken() {
        for (int length : new int[] {0, 31, 33, 64}) {
            assertThatThrownBy(() -> TokenFormat.write(LIVE, new byte[length]))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static void assertRefused(String text) {
        for (Environment environment : Environment.values()) {
            assertThat(TokenFormat.isWellFormed(environment, text))
                    .as("%s %s", text, Seeds.hint())
                    .isFalse();
        }
    }

    private String token() {
        byte[] bytes = new byte[TokenFormat.RANDOM_BYTES];
        random.nextBytes(bytes);
        return TokenFormat.write(LIVE, bytes);
    }

    private static String ones() {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) -1);
        return TokenFormat.write(LIVE, bytes);
    }

    private String ascii(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) (0x21 + random.nextInt(0x5E)));
        }
        return text.toString();
    }

    private String anyCharacters(int length) {
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append((char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
