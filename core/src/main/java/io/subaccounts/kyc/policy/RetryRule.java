package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/**
 * How often a document may be tried. Only failures of the subject count, and only since the document was last verified.
 *
 * @param maxFailures the failure with this number is final, 1 to 1000
 * @param coolDown how long to wait after a failure, at most 100 years
 */
public record RetryRule(int maxFailures, Duration coolDown) {

    /** Nine failures, as a customary ceiling for resubmissions, and no waiting. */
    public static final RetryRule DEFAULT = new RetryRule(9, Duration.ZERO);

    /**
     * Checks the parts.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public RetryRule {
        if (maxFailures < 1 || maxFailures > 1000) {
            throw new ValidationException("max_failures", "must be 1 to 1000");
        }
        Times.require("cool_down", coolDown);
    }
}
