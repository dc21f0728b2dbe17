package io.subaccounts.kyc.policy;

import java.time.Duration;

/**
 * How long the law wants evidence kept.
 *
 * @param legalHold how long after an attempt was settled its personal data must not be erased, at most 100 years
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
