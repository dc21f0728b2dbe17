package io.subaccounts;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.HandoverCheck;
import io.subaccounts.spi.host.PepperKeyset;
import io.subaccounts.spi.host.RandomSource;
import io.subaccounts.spi.host.SecretHasher;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.storage.Storage;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Collects the settings of a manager, each with a default and checked as it is set. Not safe for use by several threads. */
public final class SubaccountManagerBuilder {

    private static final int MAX_DEPTH = 64;

    final Storage storage;
    TimeSource time = TimeSource.system();
    RandomSource random = RandomSource.secure();
    final HashSettings hashes = new HashSettings();
    HandoverCheck handoverCheck = HandoverCheck.none();
    Set<Capability> kycWithholds = EnumSet.of(Capability.PLACE_CALLS);
    final KycSettings kyc = new KycSettings();
    int maxDepth = 8;
    Duration lastUsedFlush = Duration.ofMinutes(1);

    SubaccountManagerBuilder(Storage storage) {
        this.storage = Objects.requireNonNull(storage, "storage");
    }

    /**
     * Replaces the clocks. Defaults to those of the machine.
     *
     * @param value the clocks
     * @return this builder
     */
    public SubaccountManagerBuilder time(TimeSource value) {
        time = Objects.requireNonNull(value, "time");
        return this;
    }

    /**
     * Replaces the source of randomness, for reproducible tests. Defaults to {@link RandomSource#secure()}.
     *
     * @param value the source
     * @return this builder
     */
    public SubaccountManagerBuilder random(RandomSource value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /**
     * How dear a bcrypt hash is: each step doubles its time. Tokens hashed at another cost are hashed anew at their next
     * successful use. Defaults to 10.
     *
     * @param value the cost, 10 to 14
     * @return this builder
     * @throws ValidationException if the cost is out of range
     */
    public SubaccountManagerBuilder bcryptCost(int value) {
        hashes.bcryptCost = Range.of("bcrypt_cost", value, HashSettings.MIN_BCRYPT_COST, HashSettings.MAX_BCRYPT_COST);
        return this;
    }

    /**
     * Hashes tokens by HMAC-SHA-256 under a key of the host's instead of bcrypt: about ten thousand times cheaper, and sound
     * because tokens carry 256 random bits. Tokens hashed by bcrypt before are hashed anew at their next successful use.
     * Whoever loses the keys loses all credentials.
     *
     * @param value the keys
     * @return this builder
     */
    public SubaccountManagerBuilder peppers(PepperKeyset value) {
        hashes.peppers = Objects.requireNonNull(value, "peppers");
        return this;
    }

    /**
     * Hashes tokens in the host's own way. What bcrypt hashed before, and what the {@link #peppers} hashed if they are set
     * too, goes on verifying and is hashed anew at its next successful use.
     *
     * @param value the hasher
     * @return this builder
     */
    public SubaccountManagerBuilder secretHasher(SecretHasher value) {
        hashes.hasher = Objects.requireNonNull(value, "hasher");
        return this;
    }

    /**
     * Accepts credentials imported from another system by their bcrypt hash, while a migration lasts: hashes of
     * {@code $2a$}, {@code $2b$} and {@code $2y$} at exactly one cost, and tokens of 8 to 64 visible ASCII characters. Every
     * refused attempt then costs one such hash, so that refusals keep looking alike. Off by default; an imported token works
     * only while this is on, so turn it off when all imported credentials have been rotated.
     *
     * @param cost the cost of the imported hashes, 10 to 14
     * @return this builder
     * @throws ValidationException if the cost is out of range
     */
    public SubaccountManagerBuilder acceptImportedBcrypt(int cost) {
        hashes.importedBcryptCost =
                Range.of("imported_bcrypt_cost", cost, HashSettings.MIN_BCRYPT_COST, HashSettings.MAX_BCRYPT_COST);
        return this;
    }

    /**
     * Lets the host have a say before a resource leaves its owner. Defaults to {@link HandoverCheck#none()}.
     *
     * @param value the check
     * @return this builder
     */
    public SubaccountManagerBuilder handoverCheck(HandoverCheck value) {
        handoverCheck = Objects.requireNonNull(value, "handoverCheck");
        return this;
    }

    /**
     * What the KYC gate withholds besides placing calls, which it always does. Each capability is judged by what the policy
     * requires for it; one that no rule asks anything for is withheld only by what closes all of them, such as a failed
     * document, a blocking override or a missing approval. Defaults to nothing more.
     *
     * @param value the further capabilities
     * @return this builder
     */
    public SubaccountManagerBuilder kycAlsoWithholds(Set<Capability> value) {
        kycWithholds = EnumSet.of(Capability.PLACE_CALLS);
        kycWithholds.addAll(value);
        return this;
    }

    /**
     * How many levels a tree may have, the main account included. Defaults to 8.
     *
     * @param value the ceiling, 1 to 64
     * @return this builder
     * @throws ValidationException if the ceiling is out of range
     */
    public SubaccountManagerBuilder maxDepth(int value) {
        maxDepth = Range.of("max_depth", value, 1, MAX_DEPTH);
        return this;
    }

    /**
     * How many expensive hashes are computed at a time. Further ones wait; see {@link #hashWait}. Defaults to the number
     * of processors.
     *
     * @param value the number, at least 1
     * @return this builder
     * @throws ValidationException if the number is out of range
     */
    public SubaccountManagerBuilder maxConcurrentHashes(int value) {
        hashes.maxConcurrent = Range.of("max_concurrent_hashes", value, 1, 1024);
        return this;
    }

    /**
     * How long a call waits for its turn to hash before it answers busy. Defaults to one second.
     *
     * @param value the time, zero to one minute
     * @return this builder
     * @throws ValidationException if the time is out of range
     */
    public SubaccountManagerBuilder hashWait(Duration value) {
        hashes.wait = Range.upToAMinute("hash_wait", value);
        return this;
    }

    /**
     * How often the library's own daemon thread writes down last uses. At zero, which starts no thread, the host calls
     * {@link SubaccountManager#flushLastUsed()}. Defaults to one minute.
     *
     * @param value the pace, zero to one minute
     * @return this builder
     * @throws ValidationException if the pace is out of range
     */
    public SubaccountManagerBuilder lastUsedFlush(Duration value) {
        lastUsedFlush = Range.upToAMinute("last_used_flush", value);
        return this;
    }

    /**
     * What has to be verified. Defaults to {@link KycPolicy#india()}.
     *
     * @param value the policy
     * @return this builder
     */
    public SubaccountManagerBuilder kycPolicy(KycPolicy value) {
        kyc.policy = Objects.requireNonNull(value, "policy");
        return this;
    }

    /**
     * Adds a provider for live accounts, with {@link ProviderLimits#DEFAULT}. Providers are asked in the order in which
     * they were added, a later one only if those before it could not carry out the check. Without any, checks of live
     * accounts end in {@link io.subaccounts.kyc.ProviderFault#NOT_CONFIGURED}.
     *
     * @param value the provider
     * @return this builder
     * @throws ValidationException if the provider's name breaks its rule, is reserved or taken
     */
    public SubaccountManagerBuilder kycProvider(KycProvider value) {
        return kycProvider(value, ProviderLimits.DEFAULT);
    }

    /**
     * Adds a provider for live accounts.
     *
     * @param value the provider
     * @param limits how far it is trusted
     * @return this builder
     * @throws ValidationException if the provider's name breaks its rule, is reserved or taken
     */
    public SubaccountManagerBuilder kycProvider(KycProvider value, ProviderLimits limits) {
        kyc.add(value, limits);
        return this;
    }

    /**
     * Replaces the simulated provider of test accounts, for example by one with a script.
     *
     * @param value the provider
     * @return this builder
     */
    public SubaccountManagerBuilder testModeProvider(TestModeProvider value) {
        kyc.testMode = Objects.requireNonNull(value, "provider");
        return this;
    }

    /**
     * Says how a provider's callbacks are signed. Callbacks of providers without this are all refused.
     *
     * @param providerName the name of a provider that is added before or after, or {@link TestModeProvider#NAME}
     * @param value how they are signed
     * @return this builder
     */
    public SubaccountManagerBuilder kycCallbacks(String providerName, CallbackSigning value) {
        kyc.signings.put(providerName, Objects.requireNonNull(value, "signing"));
        return this;
    }

    /**
     * Replaces the comparison of names. Defaults to {@link NameMatcher#tokens()}.
     *
     * @param value the comparison
     * @return this builder
     */
    public SubaccountManagerBuilder nameMatcher(NameMatcher value) {
        kyc.names = Objects.requireNonNull(value, "names");
        return this;
    }

    /**
     * Protects personal data and signing secrets at rest. Without this, what would have to be stored is refused:
     * documents cannot be submitted and events cannot be signed. {@link FieldCipher#inClear()} protects nothing.
     *
     * @param value the cipher
     * @return this builder
     */
    public SubaccountManagerBuilder fieldCipher(FieldCipher value) {
        kyc.cipher = Objects.requireNonNull(value, "cipher");
        return this;
    }

    /**
     * Has the library's own daemon thread call {@link io.subaccounts.kyc.Kyc#sweep} at a pace. Zero, the default, leaves it
     * to the host.
     *
     * @param value the pace, zero to one minute
     * @return this builder
     * @throws ValidationException if the pace is out of range
     */
    public SubaccountManagerBuilder kycSweep(Duration value) {
        kyc.sweep = Range.upToAMinute("kyc_sweep", value);
        return this;
    }

    /**
     * Opens the manager and makes sure that the storage answers.
     *
     * @return the manager
     * @throws ValidationException if callbacks are expected of a provider that was not added
     * @throws io.subaccounts.error.StorageUnavailableException if the storage does not answer
     */
    public SubaccountManager build() {
        kyc.requireSignersKnown();
        return new SubaccountManager(Wiring.of(this));
    }
}
