package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.common.Secret;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.spi.host.HandoverCheck;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.support.AbsentStorage;
import io.subaccounts.support.InstallationOnlyStorage;
import io.subaccounts.support.ManualTime;
import io.subaccounts.support.Threads;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubaccountManagerBuilderTest {

    private static final PepperKeyset PEPPERS = PepperKeyset.primary("k", new byte[32]);

    private final InstallationOnlyStorage storage = new InstallationOnlyStorage();
    private final SubaccountManagerBuilder builder = SubaccountManager.builder(storage);

    @Test
    void everySettingHasItsDocumentedDefault() {
        assertThat(builder.hashes.bcryptCost).isEqualTo(10);
        assertThat(builder.maxDepth).isEqualTo(8);
        assertThat(builder.hashes.maxConcurrent).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(builder.hashes.wait).isEqualTo(Duration.ofSeconds(1));
        assertThat(builder.lastUsedFlush).isEqualTo(Duration.ofMinutes(1));
        assertThat(builder.kycWithholds).isEqualTo(Set.of(Capability.PLACE_CALLS));
        assertThat(builder.hashes.importedBcryptCost).isNull();
        assertThat(builder.hashes.peppers).isNull();
        assertThat(builder.hashes.hasher).isNull();
        assertThat(builder.time).isSameAs(TimeSource.system());
        assertThat(builder.random).isSameAs(RandomSource.secure());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 4, 9, 15, 31, Integer.MAX_VALUE})
    void costsThatAreTrivialOrTakeSecondsAreRefused(int cost) {
        assertRefused("bcrypt_cost", b -> b.bcryptCost(cost));
        assertRefused("imported_bcrypt_cost", b -> b.acceptImportedBcrypt(cost));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 11, 12, 13, 14})
    void otherCostsAreAccepted(int cost) {
        assertThat(builder.bcryptCost(cost).hashes.bcryptCost).isEqualTo(cost);
        assertThat(builder.acceptImportedBcrypt(cost).hashes.importedBcryptCost).isEqualTo(cost);
    }

    @Test
    void treesHaveOneTo64Levels() {
        assertRefused("max_depth", b -> b.maxDepth(0));
        assertRefused("max_depth", b -> b.maxDepth(-1));
        assertRefused("max_depth", b -> b.maxDepth(65));
        assertThat(builder.maxDepth(1).maxDepth).isEqualTo(1);
        assertThat(builder.maxDepth(64).maxDepth).isEqualTo(64);
    }

    @Test
    void atLeastOneHashIsComputedAtATime() {
        assertRefused("max_concurrent_hashes", b -> b.maxConcurrentHashes(0));
        assertRefused("max_concurrent_hashes", b -> b.maxConcurrentHashes(-1));
        assertRefused("max_concurrent_hashes", b -> b.maxConcurrentHashes(Integer.MAX_VALUE));
        assertThat(builder.maxConcurrentHashes(1).hashes.maxConcurrent).isEqualTo(1);
    }

    @Test
    void waitsAndPacesLastUpToAMinute() {
        for (Duration wrong : new Duration[] {
            Duration.ofNanos(-1),
            Duration.ofSeconds(-1),
            Duration.ofMinutes(1).plusNanos(1),
            Duration.ofDays(999_999_999)
        }) {
            assertRefused("hash_wait", b -> b.hashWait(wrong));
            assertRefused("last_used_flush", b -> b.lastUsedFlush(wrong));
        }
        for (Duration right : new Duration[] {Duration.ZERO, Duration.ofMillis(1), Duration.ofMinutes(1)}) {
            assertThat(builder.hashWait(right).hashes.wait).isEqualTo(right);
            assertThat(builder.lastUsedFlush(right).lastUsedFlush).isEqualTo(right);
        }
    }

    @Test
    void nothingIsSetToNull() {
        assertThatThrownBy(() -> SubaccountManager.builder(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("storage");
        assertThatThrownBy(() -> builder.time(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("time");
        assertThatThrownBy(() -> builder.random(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("random");
        assertThatThrownBy(() -> builder.peppers(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("peppers");
        assertThatThrownBy(() -> builder.secretHasher(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("hasher");
        assertThatThrownBy(() -> builder.handoverCheck(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("handoverCheck");
    }

    @Test
    void aHasherOfTheHostsOwnGoesTogetherWithThePeppersBeforeIt() {
        try (var manager =
                builder.peppers(PEPPERS).secretHasher(new PlainHasher()).build()) {
            assertThat(manager.accounts()).isNotNull();
        }
        assertThat(storage.closings()).isEqualTo(1);
    }

    @Test
    void aBlockedGateAlwaysWithholdsCalls() {
        var more = new HashSet<>(Set.of(Capability.BUY_NUMBERS));
        builder.kycAlsoWithholds(more);
        more.add(Capability.RECEIVE_CALLS);

        assertThat(builder.kycWithholds).isEqualTo(EnumSet.of(Capability.PLACE_CALLS, Capability.BUY_NUMBERS));
        assertThat(builder.kycAlsoWithholds(Set.of()).kycWithholds).containsExactly(Capability.PLACE_CALLS);
    }

    @Test
    void callbacksAreExpectedOnlyOfProvidersThatAreThere() {
        var signing = CallbackSigning.sha256Header("X-Signature", Secret.of("a key of sixteen bytes or more"));
        builder.kycCallbacks("acmee", signing);

        assertRefused("kyc_callbacks", SubaccountManagerBuilder::build);
    }

    @Test
    void callbacksOfTestModeAndOfAProviderThatIsAddedLaterAreExpected() {
        var signing = CallbackSigning.sha256Header("X-Signature", Secret.of("a key of sixteen bytes or more"));
        builder.kycCallbacks(TestModeProvider.NAME, signing)
                .kycCallbacks("acme", signing)
                .kycProvider(named("acme"))
                .build()
                .close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acme", "none", TestModeProvider.NAME})
    void providersWithNamesThatStandForSomethingElseAreRefused(String name) {
        assertRefused("provider_name", b -> b.kycProvider(named(name)));
    }

    @Test
    void providersOfOneNameAreRefused() {
        builder.kycProvider(named("acme"));

        assertRefused("provider_name", b -> b.kycProvider(named("acme")));
    }

    @Test
    void aRefusedSettingLeavesTheOldOne() {
        builder.maxDepth(3);
        assertRefused("max_depth", b -> b.maxDepth(0));

        assertThat(builder.maxDepth).isEqualTo(3);
    }

    @Test
    void theManagerSpeaksToItsStorageAtOnceAndClosesItOnce() {
        SubaccountManager manager = builder.time(new ManualTime())
                .random(RandomSource.secure())
                .handoverCheck(HandoverCheck.none())
                .peppers(PEPPERS)
                .lastUsedFlush(Duration.ZERO)
                .build();

        assertThat(manager.accounts()).isNotNull();
        assertThat(manager.credentials()).isNotNull();
        assertThat(manager.resources()).isNotNull();
        assertThat(manager.kyc()).isNotNull();
        assertThat(manager.access()).isNotNull();
        manager.flushLastUsed();
        manager.close();
        manager.close();
        assertThat(storage.closings()).isEqualTo(1);
    }

    @Test
    void aStorageThatDoesNotAnswerIsNoticedAtTheStart() {
        assertThatThrownBy(() -> SubaccountManager.builder(new AbsentStorage()).build())
                .isInstanceOf(StorageUnavailableException.class);
        Threads.await(() -> upkeepThreads() == 0);
    }

    @Test
    void twoManagersStandSideBySide() {
        var other = new InstallationOnlyStorage();
        try (var one = builder.build();
                var two = SubaccountManager.builder(other).peppers(PEPPERS).build()) {
            assertThat(one.accounts()).isNotSameAs(two.accounts());
            Threads.await(() -> upkeepThreads() == 2);
        }
        Threads.await(() -> upkeepThreads() == 0);
        assertThat(storage.closings() + other.closings()).isEqualTo(2);
    }

    private static long upkeepThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("subaccounts-upkeep"))
                .count();
    }

    private static KycProvider named(String name) {
        return (KycProvider) Proxy.newProxyInstance(
                KycProvider.class.getClassLoader(),
                new Class<?>[] {KycProvider.class},
                (provider, method, arguments) -> switch (method.getName()) {
                    case "name" -> name;
                    case "documents" -> Set.of();
                    case "hashCode" -> System.identityHashCode(provider);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private void assertRefused(String field, Consumer<SubaccountManagerBuilder> setting) {
        assertThatThrownBy(() -> setting.accept(builder))
                .isInstanceOfSatisfying(
                        ValidationException.class, e -> assertThat(e.field()).isEqualTo(field));
    }

    private static final class PlainHasher implements SecretHasher {

        @Override
        public String hash(String token) {
            return "plain:" + token;
        }

        @Override
        public boolean recognises(String stored) {
            return stored.startsWith("plain:");
        }

        @Override
        public boolean matches(String token, String stored) {
            return stored.contentEquals(hash(token));
        }

        @Override
        public boolean isCurrent(String stored) {
            return true;
        }

        @Override
        public Cost cost() {
            return Cost.CHEAP;
        }
    }
}
