package io.subaccounts.tck.support;

import io.subaccounts.spi.host.RandomSource;
import java.util.Random;

/**
 * Chance that can be repeated. All instances of one test run start from the same seed, which is printed once; the system
 * property {@value #SEED_PROPERTY} sets it, so that a failed run can be done again. Good for tests only.
 */
public final class SeededRandom extends Random implements RandomSource {

    /** The system property that sets the seed. */
    public static final String SEED_PROPERTY = "subaccounts.seed";

    private static final long serialVersionUID = 1L;
    private static final long SEED = Long.getLong(SEED_PROPERTY, System.nanoTime());

    static {
        System.out.println(reminder());
    }

    /** Creates a source that starts from the seed of this run. */
    public SeededRandom() {
        super(SEED);
    }

    /**
     * Says how to repeat this run, for the messages of failed assertions.
     *
     * @return the option for the command line
     */
    public static String reminder() {
        return reminder(SEED);
    }

    /**
     * Says how to repeat a part of this run that has a seed of its own.
     *
     * @param seed the seed of the part
     * @return the option for the command line
     */
    public static String reminder(long seed) {
        return "repeat with -D" + SEED_PROPERTY + "=" + seed;
    }

    /**
     * The seed of this run, for tests that give each of their parts one of its own.
     *
     * @return the seed
     */
    public static long seed() {
        return SEED;
    }

    /**
     * Picks one of several.
     *
     * @param choices at least one
     * @param <T> their type
     * @return one of them
     */
    @SafeVarargs
    public final <T> T pick(T... choices) {
        return choices[nextInt(choices.length)];
    }
}
