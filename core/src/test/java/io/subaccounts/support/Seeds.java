package io.subaccounts.support;

import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where tests get their randomness from. The seed of a run is printed once; {@code -Dsubaccounts.seed} repeats a run.
 * Every test asks by a name of its own, so that it sees the same numbers whether it runs alone or with others.
 */
public final class Seeds {

    private static final String PROPERTY = "subaccounts.seed";
    private static final long SEED = chosen();

    private Seeds() {}

    /** The numbers of one test. */
    public static Random random(String test) {
        return new Random(SEED ^ ((long) test.hashCode() << 32 | test.length()));
    }

    /** What to add to the message of an assertion about random input. */
    public static String hint() {
        return "-D" + PROPERTY + "=" + SEED;
    }

    private static long chosen() {
        String given = System.getProperty(PROPERTY);
        long seed = given == null ? ThreadLocalRandom.current().nextLong() : Long.parseLong(given);
        System.out.println("random tests run with -D" + PROPERTY + "=" + seed);
        return seed;
    }
}
