package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times in a policy: as exact as what is stored, and so bounded that adding them up cannot overflow. */
final class Times {

    private static final Duration LONGEST = Duration.ofDays(36_525);
    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private Times() {}

    /** A period that may be none. */
    static void require(String field, Duration value) {
        require(!value.isNegative(), field, "must not be negative");
        require(value.compareTo(LONGEST) <= 0, field, "must be at most 100 years");
        require(value.equals(value.truncatedTo(ChronoUnit.MICROS)), field, "must be whole microseconds");
    }

    /** A period that is one. */
    static void requireSome(String field, Duration value) {
        require(!value.isZero() && !value.isNegative(), field, "must be more than zero");
        require(field, value);
    }

    static void require(String field, Instant value) {
        boolean inRange = !value.isBefore(Instant.EPOCH) && value.isBefore(LATEST);
        require(inRange, field, "must lie between 1970 and 9998");
        require(value.equals(value.truncatedTo(ChronoUnit.MICROS)), field, "must be whole microseconds");
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new ValidationException(field, rule);
        }
    }
}
