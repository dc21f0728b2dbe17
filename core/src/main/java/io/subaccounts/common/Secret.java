package io.subaccounts.common;

/**
 * A secret in clear, readable only through {@link #reveal()}, so that every place that reads one is easy to find.
 *
 * <p>{@link #toString()} is redacted and equality is by identity: secrets are never compared with {@code equals}. The
 * type is not serialisable.
 */
public final class Secret {

    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /**
     * Wraps a clear text.
     *
     * @param value the secret in clear
     * @return the wrapped secret
     */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /**
     * Reads the secret. Hand the result to its owner and forget it; it is stored nowhere in clear.
     *
     * @return the secret in clear
     */
    public String reveal() {
        return value;
    }

    /**
     * Hides the secret.
     *
     * @return a constant text that says nothing about the secret, not even its length
     */
    @Override
    public String toString() {
        return "<redacted>";
    }
}
