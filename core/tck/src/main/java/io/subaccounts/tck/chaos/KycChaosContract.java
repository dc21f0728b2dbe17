package io.subaccounts.tck.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.util.List;
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

    private static final int ORDERS = 3;
    private static final int RACERS = 6;
    private static final int ACTIONS = 40;

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
     * Puts something between the managers and the provider of live accounts; for tests of this test.
     *
     * @param scripted the provider
     * @return what the managers ask in its stead, by default the provider itself
     */
    protected KycProvider between(KycProvider scripted) {
        return scripted;
    }

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

    /**
     * How many races to run.
     *
     * @return 20 by default
     */
    protected int races() {
        return Scale.of(20);
    }

    /** Tells histories and compares each with the model. */
    @Test
    public void everyInterleavingEndsAsTheModelSays() {
        forEach(
                interleavings(),
                (stage, seed) -> new Interleaving(stage, seed).play(Math.max(1, steps() / 4), steps()));
    }

    /** Tells stories in several orders of their callbacks. */
    @Test
    public void orderOfCallbacksDoesNotMatter() {
        forEach(Math.max(1, interleavings() / 50), (stage, seed) -> new Shuffle(stage, seed).play(ORDERS));
    }

    /** Lets two managers race each other, and looks at what they leave behind. */
    @Test
    public void racingManagersKeepTheRules() {
        var random = new Random(new SeededRandom().nextLong());
        int worthIt = 0;
        for (int i = 0; i < races(); i++) {
            Storage storage = open();
            try (var stage = new Stage(List.of(storage, openAgain()), this::between, random)) {
                var race = new Race(stage);
                race.run(RACERS, ACTIONS, random.nextLong());
                new Finish(stage, storage).require(race);
                worthIt += race.isWorthIt() ? 1 : 0;
            }
        }
        assertThat(worthIt)
                .as("races in which links were opened and callbacks applied")
                .isPositive();
    }

    private interface Telling {
        void tell(Stage stage, long seed);
    }

    private void forEach(int tellings, Telling telling) {
        var random = new Random(new SeededRandom().nextLong());
        int told = 0;
        while (told < tellings) {
            try (var stage = new Stage(List.of(open(), openAgain()), this::between, random)) {
                for (int i = 0; i < BLOCK && told < tellings; i++) {
                    try {
                        telling.tell(stage, random.nextLong());
                    } catch (AssertionError e) {
                        throw new AssertionError(
                                "number " + told + ", " + SeededRandom.reminder() + ": " + e.getMessage(), e);
                    }
                    told++;
                }
            }
        }
        System.out.println("kyc chaos: " + told + " tellings; " + SeededRandom.reminder());
    }
}
