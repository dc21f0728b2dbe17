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

    private static final int ORDERS = 3;
    private static final int RACERS = 6;
    private static final int ACTIONS = 40;

    /** For subclasses. */
    protected KycChaosContract() {}

    /**
     * Opens data that hold nothing yet, twice: for two managers. Called by several threads at once; closed by the test.
     *
     * @return two storages on the same new data, or twice the same if closing that twice does no harm
     */
    protected abstract List<Storage> open();

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
     * How many steps nine of ten histories have at most, and at least a quarter of that; the tenth has up to 40. What
     * happens while a provider is asked comes on top.
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
        forEach(interleavings(), (stage, seed) -> new Interleaving(stage, seed).play(steps()));
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
            List<Storage> storages = open();
            try (var stage = new Stage(storages, this::between, random)) {
                var race = new Race(stage);
                race.run(RACERS, ACTIONS, random.nextLong());
                new Finish(stage, storages.get(0)).require(race);
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
        Blocks.run(tellings, (number, random) -> {
            try (var stage = new Stage(open(), this::between, random)) {
                for (int i = 0; i < number; i++) {
                    telling.tell(stage, random.nextLong());
                }
            }
        });
    }
}
