package io.subaccounts.internal.providers;

import io.subaccounts.spi.host.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock that never goes back, in the shape of one that tells the time of day. It begins at nought. */
final class SteadyClock extends Clock {

    private final TimeSource time;
    private final long beginning;

    SteadyClock(TimeSource time) {
        this.time = time;
        this.beginning = time.nanoTime();
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nanoTime() - beginning);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("a steady clock knows no zones");
    }
}
