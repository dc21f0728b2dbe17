package io.subaccounts.accounts;

import java.time.Duration;

/**
 * An account's setting for API requests. The library stores and returns it; the host's gateway enforces it.
 *
 * @param requests how many requests, 1 to 1,000,000
 * @param window in how long a time, one second to one day, in whole seconds
 */
public record RateLimit(int requests, Duration window) {

    /** The limit of accounts created without one: 1000 requests a minute. */
    public static final RateLimit DEFAULT = new RateLimit(1000, Duration.ofMinutes(1));
}
