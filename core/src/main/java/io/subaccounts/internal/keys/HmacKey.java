package io.subaccounts.internal.keys;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of HMAC-SHA-256 (RFC 2104). Safe for use by several threads.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class HmacKey {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /**
     * Wraps a key.
     *
     * @param bytes the key, not empty; copied
     */
    public HmacKey(byte[] bytes) {
        key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * Computes the tag of a message.
     *
     * @param parts the message, in pieces that follow each other without a gap
     * @return 32 bytes
     */
    public byte[] tag(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
