package io.subaccounts.tck.chaos;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Whatever happens in whatever order, verification ends as its promises say. Prints its seed; {@code subaccounts.seed}
 * repeats a run and {@code subaccounts.scale} multiplies its length. What fails prints the history that led there.
 */
@Timeout(value = 60, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class KycChaosContract {

    /** How many histories share a storage, its managers and a policy. */
    private static final int BLOCK = 100;

    /** For subclasses. */
    protected KycChaosContract() {}

    /**
     * Opens a storage that holds nothing yet; closed by the test.
     *
     * @return the storage
     */
    protected abstract Storage open();

    /**
     * Opens what was opened last once more, for a second manager; closed by the test as well.
     *
     * @return a storage on the same data, or the same storage if closing it twice does no harm
     */
    protected abstract Storage openAgain();

    /**
     * How many histories to tell.
     *
     * @return 10,000 by default
     */
    protected int interleavings() {
        return Scale.of(10_000);
    }

    /**
     * How many steps a history has at most; at least a quarter of that.
     *
     * @return 40 by default
     */
    protected int steps() {
        return 40;
    }

    /** Tells histories and compares each with the model. */
    @Test
    public void everyInterleavingEndsAsTheModelSays() {
        var random = new Random(new SeededRandom().nextLong());
        int told = 0;
        while (told < interleavings()) {
            try (var stage = new Stage(open(), openAgain(), random)) {
                for (int i = 0; i < BLOCK && told < interleavings(); i++) {
                    try {
                        new Interleaving(stage, random.nextLong()).play(Math.max(1, steps() / 4), steps());
                    } catch (AssertionError e) {
                        throw new AssertionError(
                                "interleaving " + told + ", " + SeededRandom.reminder() + ": " + e.getMessage(), e);
                    }
                    told++;
                }
            }
        }
        System.out.println("kyc chaos: " + told + " interleavings; " + SeededRandom.reminder());
    }
}
