package io.subaccounts.internal.providers;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.kyc.KycProvider;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The configured providers in the order they are asked. The next one is asked only when one could not carry the check out;
 * whatever else the first one answers stands, so that nobody shops for a better answer. Safe for use by several threads.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class ProviderChain implements AutoCloseable {

    /** The name in an outcome that no provider decided. */
    public static final String NOBODY = "none";

    /**
     * A provider that was asked and could not carry the check out.
     *
     * @param providerName which
     * @param fault why
     */
    public record Try(String providerName, ProviderFault fault) {}

    /**
     * What became of a check.
     *
     * @param providerName who decided; {@link #NOBODY} if nobody was asked
     * @param answer the decision, a fault if nobody could carry the check out
     * @param faults the faults on the way, in order; if the answer is one, it is the last of them
     * @param <T> what a passed check answers
     */
    public record Outcome<T>(String providerName, ProviderAnswer<T> answer, List<Try> faults) {

        /** Keeps the faults from changing. */
        public Outcome {
            faults = List.copyOf(faults);
        }
    }

    private final List<GuardedProvider> providers;

    /**
     * Sets the chain up and takes charge of closing the providers.
     *
     * @param providers the providers in the order they are asked
     * @throws ValidationException if two have the same name
     */
    public ProviderChain(List<GuardedProvider> providers) {
        this.providers = List.copyOf(providers);
        var names = new HashSet<String>();
        for (GuardedProvider provider : this.providers) {
            if (!names.add(provider.name())) {
                throw new ValidationException(
                        "provider_name", "must be another than any other provider's: " + provider.name());
            }
        }
    }

    /**
     * Asks those who verify a document, one after the other, until one carries the check out. A caller that is interrupted
     * asks nobody else.
     *
     * @param document the document
     * @param check what to ask of each
     * @param <T> what a passed check answers
     * @return what became of it
     */
    public <T> Outcome<T> ask(DocumentType document, Function<KycProvider, ProviderAnswer<T>> check) {
        var faults = new ArrayList<Try>();
        Outcome<T> outcome = notConfigured();
        for (GuardedProvider provider : providers) {
            if (provider.documents().contains(document)) {
                outcome = asked(provider, check, faults);
                if (!(outcome.answer() instanceof Fault)
                        || Thread.currentThread().isInterrupted()) {
                    return outcome;
                }
            }
        }
        return outcome;
    }

    /**
     * Asks one provider and nobody else, for what is bound to a request of this provider's.
     *
     * @param name which
     * @param check what to ask
     * @param <T> what a passed check answers
     * @return what became of it; {@link ProviderFault#NOT_CONFIGURED} if there is none of this name
     */
    public <T> Outcome<T> askNamed(String name, Function<KycProvider, ProviderAnswer<T>> check) {
        return guarded(name)
                .map(provider -> asked(provider, check, new ArrayList<>()))
                .orElseGet(ProviderChain::notConfigured);
    }

    /**
     * Finds a provider by name, to read its callbacks.
     *
     * @param name its name
     * @return the guarded provider, empty if there is none of this name
     */
    public Optional<KycProvider> find(String name) {
        return guarded(name).map(KycProvider.class::cast);
    }

    /**
     * Who is in the chain.
     *
     * @return the names, in the order they are asked
     */
    public List<String> names() {
        return providers.stream().map(GuardedProvider::name).toList();
    }

    /** Gives up what is under way with any of the providers. */
    @Override
    public void close() {
        providers.forEach(GuardedProvider::close);
    }

    private Optional<GuardedProvider> guarded(String name) {
        return providers.stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst();
    }

    private static <T> Outcome<T> asked(
            GuardedProvider provider, Function<KycProvider, ProviderAnswer<T>> check, List<Try> faults) {
        ProviderAnswer<T> answer = check.apply(provider);
        if (answer instanceof Fault<T> fault) {
            faults.add(new Try(provider.name(), fault.fault()));
        }
        return new Outcome<>(provider.name(), answer, faults);
    }

    private static <T> Outcome<T> notConfigured() {
        return new Outcome<>(
                NOBODY,
                new Fault<>(ProviderFault.NOT_CONFIGURED),
                List.of(new Try(NOBODY, ProviderFault.NOT_CONFIGURED)));
    }
}
