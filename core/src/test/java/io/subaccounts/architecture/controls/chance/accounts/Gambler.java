package io.subaccounts.architecture.controls.chance.accounts;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Draws from whatever is at hand. */
final class Gambler {

    private final SecureRandom own = new SecureRandom();

    double draw() {
        return Math.random() + ThreadLocalRandom.current().nextInt() + own.nextInt();
    }

    String name() {
        return UUID.randomUUID().toString();
    }
}
