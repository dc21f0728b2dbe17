package io.subaccounts.internal.providers;

import io.subaccounts.spi.host.TimeSource;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clock that never goes back, in the shape of one that tells the time of day. Its beginning means nothing. */
final class SteadyClock extends Clock {

    private final TimeSource time;

    SteadyClock(TimeSource time) {
        this.time = time;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(time.nanoTime());
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
