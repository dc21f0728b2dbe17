package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One version of a policy. Times are whole microseconds.
 *
 * @param number its number, 1 or more
 * @param effectiveFrom from when it is in force
 * @param grace for how long after that an account that is older than this version and satisfies the one before goes on as
 *     if it satisfied this one, at most 100 years
 * @param rules what it requires; no two of one name for the same customers
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
        Times.require("effective_from", effectiveFrom);
        Times.require("grace", grace);
        rules = List.copyOf(rules);
        requireOneOfEachName(rules);
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

    private static void requireOneOfEachName(List<RequirementRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            RequirementRule rule = rules.get(i);
            if (rules.subList(0, i).stream().anyMatch(rule::collidesWith)) {
                throw new ValidationException("rules", "must not name two requirements of the same customer alike");
            }
        }
    }
}
