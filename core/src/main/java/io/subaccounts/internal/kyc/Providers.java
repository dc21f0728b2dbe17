package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.internal.providers.ProviderChain;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who verifies: the host's providers for live accounts, the test-mode provider for test accounts, and never the one for
 * the other.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Providers implements AutoCloseable {

    private final ProviderChain live;
    private final ProviderChain test;

    /**
     * Sets the providers up.
     *
     * @param live for live accounts
     * @param test for test accounts
     */
    public Providers(ProviderChain live, ProviderChain test) {
        this.live = live;
        this.test = test;
    }

    <T> Outcome<T> ask(AttemptId attempt, Function<KycProvider, ProviderAnswer<T>> check) {
        return of(attempt.account()).ask(attempt.document(), check);
    }

    <T> Outcome<T> askNamed(AttemptId attempt, String name, Function<KycProvider, ProviderAnswer<T>> check) {
        return of(attempt.account()).askNamed(name, check);
    }

    /** The provider of a name, in whichever environment it serves. */
    Optional<KycProvider> find(String name) {
        return live.find(name).or(() -> test.find(name));
    }

    /** The names of those who may have given a request to an account. */
    Stream<String> names(AccountId account) {
        return of(account).names().stream();
    }

    private ProviderChain of(AccountId account) {
        return account.environment() == Environment.TEST ? test : live;
    }

    /** Ends the providers' threads. */
    @Override
    public void close() {
        live.close();
        test.close();
    }
}
