package io.subaccounts.support;

import io.subaccounts.spi.host.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. */
public final class ManualTime implements TimeSource {

    /** Where the clock stands at first. */
    public static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    /** Moves the clock, also backwards. */
    public void move(Duration by) {
        now.updateAndGet(moment -> moment.plus(by));
    }

    /** Sets the clock. */
    public void set(Instant moment) {
        now.set(moment);
    }

    @Override
    public Instant now() {
        return now.get();
    }

    @Override
    public long nanoTime() {
        return Duration.between(Instant.EPOCH, now.get()).toNanos();
    }
}
