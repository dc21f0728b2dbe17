package io.subaccounts.spi.host;

/** Where identifiers and tokens get their randomness from. Anything but the default belongs in tests. */
public interface RandomSource {

    /**
     * A cryptographically strong source.
     *
     * @return the default
     */
    static RandomSource secure() {
        return SecureRandomness.INSTANCE;
    }

    /**
     * Fills an array with random bytes.
     *
     * @param bytes the array to fill
     */
    void nextBytes(byte[] bytes);
}
