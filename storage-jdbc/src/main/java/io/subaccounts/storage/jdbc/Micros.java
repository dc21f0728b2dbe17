package io.subaccounts.storage.jdbc;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Instants as they are stored: whole microseconds since the epoch. */
final class Micros {

    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;

    private static final Instant FIRST = toInstant(Long.MIN_VALUE);
    private static final Instant LAST = toInstant(Long.MAX_VALUE);

    private Micros() {}

    static long of(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), PER_SECOND), instant.getNano() / NANOS);
    }

    /** For comparisons: a moment beyond what can be stored is as good as the last or first one that can. */
    static long nearest(Instant instant) {
        if (instant.isAfter(LAST)) {
            return Long.MAX_VALUE;
        }
        return instant.isBefore(FIRST) ? Long.MIN_VALUE : of(instant);
    }

    static @Nullable Long ofNullable(@Nullable Instant instant) {
        return instant == null ? null : of(instant);
    }

    static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }
}
