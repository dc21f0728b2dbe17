package io.subaccounts.kyc.policy;

import java.time.Duration;

/**
 * How long the law wants evidence kept. Attempts that are not settled and sessions that have not ended are kept in any case,
 * and counted as held.
 *
 * @param legalHold how long after an attempt was settled or a session ended its personal data must not be erased, at most
 *     100 years
 */
public record Retention(Duration legalHold) {

    /** Nothing is held. */
    public static final Retention NONE = new Retention(Duration.ZERO);

    /**
     * Checks the period.
     *
     * @throws io.subaccounts.error.ValidationException if it is out of range or not whole microseconds
     */
    public Retention {
        Times.require("legal_hold", legalHold);
    }
}
