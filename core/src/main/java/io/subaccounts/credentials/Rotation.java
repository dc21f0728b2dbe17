package io.subaccounts.credentials;

import java.time.Duration;

/**
 * How a new secret takes the place of the old one.
 *
 * @param grace how long the old secret goes on working beside the new one, zero to 90 days; never past the credential's
 *     own end
 */
public record Rotation(Duration grace) {

    /**
     * The old secrets, all of them, stop working before the call returns.
     *
     * @return a rotation without overlap
     */
    public static Rotation cutNow() {
        return new Rotation(Duration.ZERO);
    }

    /**
     * The old secret goes on working for a while.
     *
     * @param grace how long, more than zero and at most 90 days
     * @return a rotation with overlap
     */
    public static Rotation withGrace(Duration grace) {
        return new Rotation(grace);
    }
}
