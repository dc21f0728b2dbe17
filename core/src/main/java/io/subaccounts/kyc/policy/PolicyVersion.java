package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One version of a policy.
 *
 * @param number its number, 1 or more
 * @param effectiveFrom from when it is in force
 * @param grace for how long after that an account that satisfies the version before goes on as if it satisfied this one
 * @param rules what it requires
 */
public record PolicyVersion(int number, Instant effectiveFrom, Duration grace, List<RequirementRule> rules) {

    /**
     * Checks the parts and takes a copy of the rules.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public PolicyVersion {
        if (number < 1) {
            throw new ValidationException("policy_version", "must be 1 or more");
        }
        if (grace.isNegative()) {
            throw new ValidationException("grace", "must not be negative");
        }
        rules = List.copyOf(rules);
    }

    /**
     * A version in force since ever.
     *
     * @param rules what it requires
     * @return version 1
     */
    public static PolicyVersion first(List<RequirementRule> rules) {
        return new PolicyVersion(1, Instant.EPOCH, Duration.ZERO, rules);
    }
}
