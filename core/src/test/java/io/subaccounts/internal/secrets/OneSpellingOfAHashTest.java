package io.subaccounts.internal.secrets;

import static io.subaccounts.common.Environment.LIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.SecretHasher;
import org.junit.jupiter.api.Test;

/** The last characters of a hash hold bits that mean nothing; only the spelling with zeros is the hash's own. */
class OneSpellingOfAHashTest {

    private static final String TOKEN = TokenFormat.write(LIVE, new byte[32]);

    @Test
    void aBcryptHashWithOtherUnusedBitsDoesNotVerify() {
        var hasher = new BcryptHasher(10);
        String hash = hasher.hash(TOKEN);

        assertOnly(hasher, hash, 28, "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 16);
        assertOnly(hasher, hash, 59, "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 4);
    }

    @Test
    void aPepperedHashWithOtherUnusedBitsDoesNotVerify() {
        var hasher = new PepperedHasher(PepperKeyset.primary("k", new byte[32]));
        String hash = hasher.hash(TOKEN);

        assertOnly(
                hasher, hash, hash.length() - 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", 4);
    }

    private static void assertOnly(SecretHasher hasher, String hash, int at, String alphabet, int unused) {
        int first = alphabet.indexOf(hash.charAt(at)) / unused * unused;
        for (int i = first; i < first + unused; i++) {
            String other = hash.substring(0, at) + alphabet.charAt(i) + hash.substring(at + 1);
            boolean verifies = hasher.recognises(other) && hasher.matches(TOKEN, other);

            assertThat(verifies).as(other).isEqualTo(other.equals(hash));
        }
    }
}
