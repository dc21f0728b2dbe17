package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Environment;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.kyc.testmode.TestScript;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Two managers on one storage, with the same clock, policy and providers. */
final class Stage implements AutoCloseable {

    static final Actor PLATFORM = Actor.platform("chaos");

    /** Patient with everything: no fault of a provider's is to come from here. */
    private static final ProviderLimits LIMITS = ProviderLimits.DEFAULT
            .withTimeout(Duration.ofMinutes(5))
            .withMaxConcurrent(64)
            .withCircuit(1, 1000, Duration.ofMillis(1));

    final MutableTime time = new MutableTime();
    final ScriptedProvider provider = new ScriptedProvider();
    final TestModeProvider testMode = new TestModeProvider(TestScript.none(), time);
    final KycPolicy policy;
    final List<SubaccountManager> managers;
    final AccountId liveMain;
    final AccountId testMain;

    Stage(Storage storage, Storage again, Random random) {
        policy = Policies.any(random);
        managers = List.of(manager(storage, random.nextLong()), manager(again, random.nextLong()));
        var accounts = managers.get(0).accounts();
        liveMain = accounts.createMain(PLATFORM, NewAccount.named("live")).authId();
        testMain = accounts.createMain(PLATFORM, NewAccount.named("test").environment(Environment.TEST))
                .authId();
    }

    private SubaccountManager manager(Storage storage, long seed) {
        var random = new Random(seed);
        return SubaccountManager.builder(storage)
                .time(time)
                .random(random::nextBytes)
                .peppers(PepperKeyset.primary("chaos", new byte[32]))
                .lastUsedFlush(Duration.ZERO)
                .fieldCipher(FieldCipher.inClear())
                .kycPolicy(policy)
                .kycProvider(provider, LIMITS)
                .kycCallbacks(ScriptedProvider.NAME, Letter.signing())
                .testModeProvider(testMode)
                .kycCallbacks(TestModeProvider.NAME, Letter.signing())
                .build();
    }

    /** Sweeps until nothing is due. */
    static void sweep(SubaccountManager manager) {
        for (int rounds = 0; manager.kyc().sweep(1000) > 0; rounds++) {
            if (rounds > 1000) {
                throw new AssertionError("a sweep leaves something due for ever");
            }
        }
    }

    @Override
    public void close() {
        managers.forEach(SubaccountManager::close);
    }
}
