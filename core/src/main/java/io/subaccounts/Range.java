package io.subaccounts;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/** Bounds of settings. */
final class Range {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Range() {}

    static int of(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new ValidationException(field, "must be " + min + " to " + max);
        }
        return value;
    }

    static Duration upToAMinute(String field, Duration value) {
        if (value.isNegative() || value.compareTo(LONGEST) > 0) {
            throw new ValidationException(field, "must be zero to one minute");
        }
        return value;
    }
}
