package io.subaccounts.spi.host;

/**
 * Turns tokens into self-describing one-way texts and checks them. Tokens are at most 64 bytes of ASCII by the time they
 * get here.
 */
public interface SecretHasher {

    /** How dear one hash is. */
    enum Cost {
        /** Microseconds: computed at once. */
        CHEAP,
        /** Milliseconds: only so many are computed at a time. */
        EXPENSIVE
    }

    /**
     * Computes the text to store for a token.
     *
     * @param token the token, which must not be kept
     * @return a self-describing text of at most 200 visible ASCII characters
     */
    String hash(String token);

    /**
     * Says whether a stored text is of this hasher's kind, and sound enough to be checked against.
     *
     * @param stored the stored text, which may be anything
     * @return true if {@link #matches} can be asked
     */
    boolean recognises(String stored);

    /**
     * Checks a token against a stored text, comparing in constant time.
     *
     * @param token the token, which must not be kept
     * @param stored a text that {@link #recognises} accepts
     * @return true if the text was computed from this token
     */
    boolean matches(String token, String stored);

    /**
     * Says whether a stored text is what {@link #hash} would compute today, in parameters and key.
     *
     * @param stored a text that {@link #recognises} accepts
     * @return false if the token should be hashed anew at its next successful use
     */
    boolean isCurrent(String stored);

    /**
     * How dear one call of {@link #hash} or {@link #matches} is.
     *
     * @return the cost
     */
    Cost cost();
}
