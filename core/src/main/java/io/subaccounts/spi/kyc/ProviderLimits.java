package io.subaccounts.spi.kyc;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/**
 * How far a provider is trusted: how long it may take, how many calls it gets at a time, and when it is left alone.
 *
 * <p>The circuit opens when, of the latest {@code window} calls, at least the share {@code failureRate} ended in a
 * {@link ProviderAnswer.Fault}; a subject that fails its check is no failure of the provider's. While it is open, nothing
 * is asked of the provider. Afterwards a few calls try it, and it closes or opens again by how they end.
 *
 * @param timeout how long one call may take before it is interrupted, one millisecond to five minutes
 * @param maxConcurrent how many calls are under way at a time, 1 to 1,000; a call that was given up counts until it ends
 * @param failureRate the share of failed calls that opens the circuit, more than 0 and at most 1
 * @param window how many of the latest calls are looked at, 1 to 1,000; the circuit never opens on fewer
 * @param openFor how long the circuit stays open, one millisecond to one day
 */
public record ProviderLimits(Duration timeout, int maxConcurrent, float failureRate, int window, Duration openFor) {

    /** Fifteen seconds, 16 calls at a time, open for half a minute when half of the latest 10 calls failed. */
    public static final ProviderLimits DEFAULT =
            new ProviderLimits(Duration.ofSeconds(15), 16, 0.5f, 10, Duration.ofSeconds(30));

    private static final int MOST = 1_000;

    /**
     * Checks the limits.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public ProviderLimits {
        within("timeout", timeout, Duration.ofMinutes(5));
        within("max_concurrent", maxConcurrent);
        if (!(failureRate > 0 && failureRate <= 1)) {
            throw new ValidationException("failure_rate", "must be more than 0 and at most 1");
        }
        within("window", window);
        within("open_for", openFor, Duration.ofDays(1));
    }

    /**
     * The same limits with another time limit.
     *
     * @param value how long one call may take
     * @return the limits
     */
    public ProviderLimits withTimeout(Duration value) {
        return new ProviderLimits(value, maxConcurrent, failureRate, window, openFor);
    }

    /**
     * The same limits for another number of calls at a time.
     *
     * @param value how many calls are under way at a time
     * @return the limits
     */
    public ProviderLimits withMaxConcurrent(int value) {
        return new ProviderLimits(timeout, value, failureRate, window, openFor);
    }

    /**
     * The same limits with another circuit.
     *
     * @param rate the share of failed calls that opens it
     * @param calls how many of the latest calls are looked at
     * @param pause how long it stays open
     * @return the limits
     */
    public ProviderLimits withCircuit(float rate, int calls, Duration pause) {
        return new ProviderLimits(timeout, maxConcurrent, rate, calls, pause);
    }

    private static void within(String field, Duration value, Duration longest) {
        if (value.compareTo(Duration.ofMillis(1)) < 0 || value.compareTo(longest) > 0) {
            throw new ValidationException(field, "must be one millisecond to " + longest);
        }
    }

    private static void within(String field, int value) {
        if (value < 1 || value > MOST) {
            throw new ValidationException(field, "must be 1 to " + MOST);
        }
    }
}
