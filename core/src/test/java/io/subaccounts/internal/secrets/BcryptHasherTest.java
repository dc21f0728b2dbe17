package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.support.Seeds;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BcryptHasherTest {

    private static final String TOKEN = TokenFormat.write(LIVE, new byte[32]);
    private static final String RADIX64 = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final BcryptHasher HASHER = new BcryptHasher(10);
    private static final String HASH = HASHER.hash(TOKEN);

    private final Random random = Seeds.random("BcryptHasherTest");

    /** From the test suites of jBCrypt and OpenBSD; for ASCII the forms $2a$ and $2b$ are the same function. */
    @ParameterizedTest
    @CsvSource({
        "'',                           10$k1wbIrmNyFAPwPVPSVa/zecw2BCEnBwVS2GbrmgzxFUOqW9dk4TCW",
        "a,                            10$k87L/MF28Q673VKh8/cPi.SUl7MU/rWuSiIDDFayrKk/1tBsSQu4u",
        "abc,                          10$WvvTPHKwdBJ3uk0Z37EMR.hLA2W6N9AEBhEgrAOljy2Ae5MtaSIUi",
        "abc,                          12$EXRkfkdmXn2gzds2SSitu.MW9.gAVqa9eLS1//RYtYCmB1eLHg.9q",
        "abcdefghijklmnopqrstuvwxyz,   10$fVH8e28OQRj9tqiDXs1e1uxpsjN0c7II7YPKXua2NAKYvM6iQk7dq",
        "'~!@#$%^&*()      ~!@#$%^&*()PNBFRD', 10$LgfYWkbzEvQ4JakH7rOvHe0y8pHKF9OaFgwUZ2q7W2FFZmZzJYlfS",
    })
    void publishedVectorsVerify(String password, String hash) {
        assertThat(HASHER.recognises("$2b$" + hash)).isTrue();
        assertThat(HASHER.matches(password, "$2b$" + hash)).isTrue();
        assertThat(HASHER.matches(password + "x", "$2b$" + hash)).isFalse();
    }

    @Test
    void aHashVerifiesItsOwnTokenOnly() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(HASH).matches("\\$2b\\$10\\$[./A-Za-z0-9]{53}");
        assertThat(HASHER.recognises(HASH)).isTrue();
        assertThat(HASHER.matches(TOKEN, HASH)).isTrue();
        assertThat(HASHER.matches(TokenFormat.write(LIVE, other), HASH)).isFalse();
    }

    @Test
    void twoHashesOfOneTokenDiffer() {
        assertThat(HASHER.hash(TOKEN)).isNotEqualTo(HASH);
    }

    @Test
    void everyCharacterOfATokenMatters() {
        for (int at : new int[] {0, 4, 52}) {
            char c = TOKEN.charAt(at);
            String changed = TOKEN.substring(0, at) + (char) (c + 1) + TOKEN.substring(at + 1);

            assertThat(HASHER.matches(changed, HASH)).as("position %s", at).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$2x$10$",
                "$2a$10$",
                "$2y$10$",
                "$2$10$",
                "$2b$04$",
                "$2b$09$",
                "$2b$15$",
                "$2b$31$",
                "$2b$99$",
                "$2b$1$",
                "$2b$010$",
                "$2B$10$",
                "2b$10$",
                "$3b$10$",
                "$2b$-1$"
            })
    void otherFormsAndCostsAreNotRecognised(String head) {
        assertThat(HASHER.recognises(head + HASH.substring(7))).isFalse();
    }

    @Test
    void everyTruncationAndExtensionIsNotRecognised() {
        for (int length = 0; length < HASH.length(); length++) {
            assertThat(HASHER.recognises(HASH.substring(0, length))).isFalse();
        }
        for (String tail : new String[] {".", "\n", "\0", " ", HASH}) {
            assertThat(HASHER.recognises(HASH + tail)).isFalse();
            assertThat(HASHER.recognises(tail + HASH)).isFalse();
        }
    }

    @Test
    void garbageIsNotRecognisedAndThrowsNothing() {
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(i % 2 == 0 ? "$2b$" : "");
            int length = random.nextInt(80);
            while (text.length() < length) {
                text.append((char) random.nextInt(i % 3 == 0 ? 0x10000 : 0x80));
            }
            assertThatCode(() -> HASHER.recognises(text.toString()))
                    .as(Seeds.hint())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void aHashWithOneCharacterOutsideTheAlphabetIsNotRecognised() {
        for (int at = 0; at < HASH.length(); at++) {
            for (char c = 0; c < 0x180; c++) {
                if (RADIX64.indexOf(c) < 0 && c != HASH.charAt(at)) {
                    assertThat(HASHER.recognises(mutated(at, c)))
                            .as("%s at %s", (int) c, at)
                            .isFalse();
                }
            }
        }
    }

    /** A sample, because each costs a hash; the bits that bcrypt does not use are left alone. */
    @Test
    void aHashWithOneOtherCharacterNeverVerifies() {
        int[] sample = IntStream.concat(IntStream.of(7, 28, 29, 59), random.ints(12, 7, HASH.length()))
                .toArray();
        for (int at : sample) {
            String mutated =
                    mutated(at, RADIX64.charAt((RADIX64.indexOf(HASH.charAt(at)) + 16 + random.nextInt(32)) & 63));

            assertThat(!HASHER.recognises(mutated) || !HASHER.matches(TOKEN, mutated))
                    .as("%s, %s", mutated, Seeds.hint())
                    .isTrue();
        }
    }

    @Test
    void aHashWithAnotherHeadIsNotRecognised() {
        for (int at : new int[] {0, 1, 2, 3, 4, 6}) {
            for (char c = 0; c < 0x100; c++) {
                if (c != HASH.charAt(at)) {
                    assertThat(HASHER.recognises(mutated(at, c))).isFalse();
                }
            }
        }
    }

    @Test
    void aHashOfAnotherCostIsDueToBeReplaced() {
        assertThat(HASHER.isCurrent(HASH)).isTrue();
        assertThat(new BcryptHasher(11).isCurrent(HASH)).isFalse();
        assertThat(new BcryptHasher(11).recognises(HASH)).isTrue();
        assertThat(HASHER.isCurrent("$2b$14$" + HASH.substring(7))).isFalse();
        assertThat(HASHER.cost()).isEqualTo(SecretHasher.Cost.EXPENSIVE);
    }

    private static String mutated(int at, char c) {
        return HASH.substring(0, at) + c + HASH.substring(at + 1);
    }
}
