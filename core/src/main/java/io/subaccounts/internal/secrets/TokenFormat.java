package io.subaccounts.internal.secrets;

import io.subaccounts.common.Environment;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * The form of a token: {@code sat_}, or {@code stt_} in test mode, 43 characters of base62 holding 256 random bits, and 6
 * characters of base62 holding the CRC-32 of all before. The checksum tells junk from tokens without any look-up; it is
 * not a secret. (The layout is that of GitHub's tokens:
 * https://github.blog/2021-04-05-behind-githubs-new-authentication-token-formats/.)
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class TokenFormat {

    /** How many random bytes a token holds. */
    public static final int RANDOM_BYTES = 32;

    /** How long every token is. */
    public static final int LENGTH = 53;

    private static final String LIVE_PREFIX = "sat_";
    private static final String TEST_PREFIX = "stt_";
    private static final String BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(BASE62.length());
    private static final int BODY_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;

    private TokenFormat() {}

    /**
     * Writes a token.
     *
     * @param environment where it is to be used
     * @param random its random bytes
     * @return the token
     */
    public static String write(Environment environment, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("a token holds " + RANDOM_BYTES + " bytes");
        }
        String head = prefixOf(environment) + base62(new BigInteger(1, random), BODY_LENGTH);
        return head + base62(BigInteger.valueOf(checksum(head)), CHECKSUM_LENGTH);
    }

    /**
     * Says whether a text has the form of a token of an environment. Costs a microsecond at most, whatever the text.
     *
     * @param environment where it is to be used
     * @param text anything
     * @return true if the length, the prefix, the characters and the checksum are right
     */
    public static boolean isWellFormed(Environment environment, String text) {
        String prefix = prefixOf(environment);
        if (text.length() != LENGTH || !text.startsWith(prefix)) {
            return false;
        }
        for (int i = prefix.length(); i < LENGTH; i++) {
            if (digit(text.charAt(i)) < 0) {
                return false;
            }
        }
        long claimed = 0;
        for (int i = LENGTH - CHECKSUM_LENGTH; i < LENGTH; i++) {
            claimed = claimed * BASE62.length() + digit(text.charAt(i));
        }
        return claimed == checksum(text.substring(0, LENGTH - CHECKSUM_LENGTH));
    }

    private static String prefixOf(Environment environment) {
        return switch (environment) {
            case LIVE -> LIVE_PREFIX;
            case TEST -> TEST_PREFIX;
        };
    }

    private static int digit(char c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        if (c >= 'A' && c <= 'Z') {
            return c - 'A' + 10;
        }
        return c >= 'a' && c <= 'z' ? c - 'a' + 36 : -1;
    }

    private static long checksum(String head) {
        var crc = new CRC32();
        crc.update(head.getBytes(StandardCharsets.US_ASCII));
        return crc.getValue();
    }

    private static String base62(BigInteger number, int length) {
        var text = new char[length];
        BigInteger rest = number;
        for (int i = length - 1; i >= 0; i--) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            text[i] = BASE62.charAt(parts[1].intValue());
            rest = parts[0];
        }
        return new String(text);
    }
}
