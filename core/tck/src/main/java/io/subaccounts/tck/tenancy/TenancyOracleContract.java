package io.subaccounts.tck.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.SubaccountManager;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.MutableTime;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * No caller ever reads, changes or learns of what lies outside its own subtree: every public method, found by reflection,
 * is called by accounts, credentials and the platform in every relation to its subject, and every answer is compared with
 * a reference model. Prints its seed; {@code subaccounts.seed} repeats a run and {@code subaccounts.scale} multiplies
 * its length.
 */
@Timeout(value = 30, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class TenancyOracleContract {

    private static final int ENOUGH_FOR_ALL = 100_000;

    /** For subclasses. */
    protected TenancyOracleContract() {}

    /**
     * Opens a storage that holds nothing yet; closed by the test.
     *
     * @return the storage
     */
    protected abstract Storage open();

    /**
     * How many calls to make.
     *
     * @return 100,000 by default
     */
    protected int operations() {
        return Scale.of(100_000);
    }

    /**
     * How many accounts to begin with.
     *
     * @return 1,000 by default
     */
    protected int accounts() {
        return 1_000;
    }

    /** Plays all methods in all relations and compares every answer with the model. */
    @Test
    public void nobodyReachesOrLearnsOfWhatLiesOutsideItsSubtree() {
        onStage(stage -> {
            stage.plant(accounts());
            var played = new Play(stage).play(operations());
            assertThat(played)
                    .as("every method is played in every relation")
                    .allSatisfy(part -> assertThat(part.played())
                            .as(part.method().getName())
                            .containsExactlyInAnyOrder(Relation.values()));
            if (operations() >= ENOUGH_FOR_ALL) {
                assertThat(played)
                        .filteredOn(part -> part.through().isEmpty())
                        .extracting(part -> part.method().getName())
                        .as("what nobody is ever let through to proves nothing; imports are switched off here")
                        .containsExactly("importHashed");
            }
        });
    }

    @Test
    void everyPublicMethodBehindTheDoorIsPlayed() {
        onStage(stage -> assertThat(new Play(stage).unregistered())
                .as("a public method that nobody plays is a method that nobody guards: register it beside the others")
                .isEmpty());
    }

    private void onStage(Consumer<Stage> work) {
        var time = new MutableTime();
        try (var manager = SubaccountManager.builder(open())
                .time(time)
                .random(new SeededRandom())
                .peppers(PepperKeyset.primary("oracle", new byte[32]))
                .maxDepth(Stage.MAX_DEPTH)
                .lastUsedFlush(Duration.ZERO)
                .kycPolicy(KycPolicy.india()
                        .retries(new RetryRule(1000, Duration.ZERO))
                        .limits(new AttemptLimits(100_000, 100_000, Duration.ofDays(1))))
                .kycProvider(new LiveRegister())
                .kycCallbacks(LiveRegister.NAME, CallbackOperations.SIGNING)
                .kycCallbacks(TestModeProvider.NAME, CallbackOperations.SIGNING)
                .fieldCipher(FieldCipher.inClear())
                .build()) {
            work.accept(new Stage(manager, time, new SeededRandom()));
        }
    }
}
