package io.subaccounts;

import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.providers.GuardedProvider;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.kyc.CallbackSigning;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of verification, as a builder collects them. */
final class KycSettings {

    KycPolicy policy = KycPolicy.india();
    final Map<KycProvider, ProviderLimits> providers = new LinkedHashMap<>();
    TestModeProvider testMode = new TestModeProvider();
    final Map<String, CallbackSigning> signings = new HashMap<>();
    NameMatcher names = NameMatcher.tokens();

    @Nullable
    FieldCipher cipher;

    Duration sweep = Duration.ZERO;

    /** Two providers of one name could not be told apart afterwards. */
    void add(KycProvider provider, ProviderLimits limits) {
        String name = GuardedProvider.nameOf(provider);
        boolean taken = name.equals(TestModeProvider.NAME)
                || providers.keySet().stream().anyMatch(other -> other.name().equals(name));
        if (taken) {
            throw new ValidationException(
                    "provider_name", "must be another than any other provider's and than " + TestModeProvider.NAME);
        }
        providers.put(provider, Objects.requireNonNull(limits, "limits"));
    }

    /** Callbacks of a provider that is not there would all be refused, and nobody would know why. */
    void requireSignersKnown() {
        Set<String> known = providers.keySet().stream().map(KycProvider::name).collect(Collectors.toSet());
        known.add(TestModeProvider.NAME);
        for (String signer : signings.keySet()) {
            if (!known.contains(signer)) {
                throw new ValidationException("kyc_callbacks", "must be of a provider that was added, not " + signer);
            }
        }
    }
}
