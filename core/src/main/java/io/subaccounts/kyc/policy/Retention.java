package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/**
 * How long the law wants evidence kept.
 *
 * @param legalHold how long after an attempt was settled its personal data must not be erased, not negative
 */
public record Retention(Duration legalHold) {

    /** Nothing is held. */
    public static final Retention NONE = new Retention(Duration.ZERO);

    /**
     * Checks the period.
     *
     * @throws ValidationException if it is negative
     */
    public Retention {
        if (legalHold.isNegative()) {
            throw new ValidationException("legal_hold", "must not be negative");
        }
    }
}
