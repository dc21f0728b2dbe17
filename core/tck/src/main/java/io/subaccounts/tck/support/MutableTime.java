package io.subaccounts.tck.support;

import io.subaccounts.spi.host.TimeSource;
import java.time.Duration;
import java.time.Instant;

/**
 * Clocks that stand still until a test moves them. They start at {@link #START}; moves are seen by all threads at once.
 */
public final class MutableTime implements TimeSource {

    /** When every instance starts. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final Object lock = new Object();
    private Instant now = START;
    private long nanos;

    /** Creates clocks that stand at {@link #START}. */
    public MutableTime() {}

    @Override
    public Instant now() {
        synchronized (lock) {
            return now;
        }
    }

    @Override
    public long nanoTime() {
        synchronized (lock) {
            return nanos;
        }
    }

    /**
     * Lets time pass: both clocks go on.
     *
     * @param duration how much, zero or more
     * @throws IllegalArgumentException if the duration is negative
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("time does not pass backwards; use jumpTo for a clock that is set anew");
        }
        synchronized (lock) {
            now = now.plus(duration);
            nanos += duration.toNanos();
        }
    }

    /**
     * Sets the time of day anew, forwards or backwards, as an administrator may do. The clock for durations takes no
     * notice.
     *
     * @param moment the new time of day
     */
    public void jumpTo(Instant moment) {
        synchronized (lock) {
            now = moment;
        }
    }
}
