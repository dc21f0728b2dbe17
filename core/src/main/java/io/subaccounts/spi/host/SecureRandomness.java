package io.subaccounts.spi.host;

import java.security.SecureRandom;

/** The platform's cryptographically strong generator. */
final class SecureRandomness implements RandomSource {

    static final SecureRandomness INSTANCE = new SecureRandomness();

    private final SecureRandom random = new SecureRandom();

    @Override
    public void nextBytes(byte[] bytes) {
        random.nextBytes(bytes);
    }
}
