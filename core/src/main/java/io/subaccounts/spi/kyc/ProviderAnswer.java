package io.subaccounts.spi.kyc;

import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.ProviderFault;

/**
 * A provider's answer to a check, normalised. The subject's failure and the provider's fault are different things: the
 * first closes, the second changes nothing.
 *
 * @param <T> what a passed check answers
 */
public sealed interface ProviderAnswer<T> {

    /**
     * The check was passed.
     *
     * @param value what was found
     * @param <T> the type of it
     */
    record Passed<T>(T value) implements ProviderAnswer<T> {}

    /**
     * The subject failed the check.
     *
     * @param reason why
     * @param finality whether trying again can help
     * @param <T> what a passed check would have answered
     */
    record Failed<T>(FailureReason reason, Finality finality) implements ProviderAnswer<T> {}

    /**
     * The outcome comes later, by callback.
     *
     * @param reference what the callback will name the check by, unique with this provider, 1 to 100 visible ASCII
     *     characters
     * @param <T> what a passed check will answer
     */
    record Pending<T>(String reference) implements ProviderAnswer<T> {}

    /**
     * The check could not be carried out.
     *
     * @param fault why
     * @param <T> what a passed check would have answered
     */
    record Fault<T>(ProviderFault fault) implements ProviderAnswer<T> {}
}
