package io.subaccounts.internal.signing;

import io.subaccounts.common.Secret;
import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.host.RandomSource;
import java.util.Base64;

/**
 * The secrets that our webhooks are signed with: {@code whsec_} and base64, as
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> write them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class WebhookSecrets {

    private static final String PREFIX = "whsec_";
    private static final int FRESH_BYTES = 32;
    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;

    private final RandomSource random;

    /**
     * Sets the maker up.
     *
     * @param random the source of randomness
     */
    public WebhookSecrets(RandomSource random) {
        this.random = random;
    }

    /**
     * Makes a new secret.
     *
     * @return the prefix and 32 random bytes
     */
    public Secret make() {
        byte[] key = new byte[FRESH_BYTES];
        random.nextBytes(key);
        return Secret.of(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /**
     * Reads the key out of a secret.
     *
     * @param secret the prefix and the base64 of 24 to 64 bytes
     * @return the key
     * @throws ValidationException if it is anything else
     */
    static byte[] key(Secret secret) {
        String text = secret.reveal();
        byte[] key = text.startsWith(PREFIX) ? decoded(text.substring(PREFIX.length())) : new byte[0];
        if (key.length < MIN_BYTES || key.length > MAX_BYTES) {
            throw new ValidationException("webhook_secret", "must be whsec_ and the base64 of 24 to 64 bytes");
        }
        return key;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
