package io.subaccounts.internal.input;

import io.subaccounts.error.ValidationException;
import io.subaccounts.spi.host.TimeSource;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Moments as they are stored: whole microseconds, from 1970 to 9999.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class MicroClock {

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private final TimeSource time;

    /**
     * Wraps a clock.
     *
     * @param time the clock
     */
    public MicroClock(TimeSource time) {
        this.time = time;
    }

    /**
     * The present moment.
     *
     * @return whole microseconds
     */
    public Instant now() {
        return time.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Checks and cuts a moment that a caller gave.
     *
     * @param field the field's name
     * @param value the moment, null if there is none
     * @return the moment in whole microseconds, null if there is none
     */
    public static @Nullable Instant moment(String field, @Nullable Instant value) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(Instant.EPOCH) || value.isAfter(LATEST)) {
            throw new ValidationException(field, "must lie in the years 1970 to 9999");
        }
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Brings a moment that a caller asks about into the calendar.
     *
     * @param value any moment
     * @return the nearest moment that could be stored
     */
    public static Instant nearest(Instant value) {
        if (value.isBefore(Instant.EPOCH)) {
            return Instant.EPOCH;
        }
        return value.isAfter(LATEST) ? LATEST : value.truncatedTo(ChronoUnit.MICROS);
    }
}
