package io.subaccounts;

import io.subaccounts.error.ValidationException;
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
        String name = provider.name();
        boolean taken = name.equals(TestModeProvider.NAME)
                || providers.keySet().stream().anyMatch(other -> other.name().equals(name));
        if (taken) {
            throw new ValidationException("provider", "must have a name that no other provider has");
        }
        providers.put(provider, Objects.requireNonNull(limits, "limits"));
    }
}
