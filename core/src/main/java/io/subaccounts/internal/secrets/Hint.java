package io.subaccounts.internal.secrets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The first 16 bits of a token's SHA-256. Stored beside the hash, it lets a wrong token be refused without hashing, with
 * the very same work as an unknown id, and a flood of well-formed wrong tokens reach the hasher once in 65,536 times. Of
 * a token's 256 random bits it gives away 16, and only to somebody who can read the storage.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Hint {

    private Hint() {}

    /**
     * Computes a hint.
     *
     * @param text a token
     * @return 0 to 65,535
     */
    public static int of(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 0xFF) << 8 | (digest[1] & 0xFF);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
