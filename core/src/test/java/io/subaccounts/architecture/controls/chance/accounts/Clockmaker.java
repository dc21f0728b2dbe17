package io.subaccounts.architecture.controls.chance.accounts;

import java.time.Instant;
import java.util.function.Supplier;

/** Looks at the clock of the machine, also by way of a reference. */
final class Clockmaker {

    private final Supplier<Instant> clock = Instant::now;

    long age() {
        return System.currentTimeMillis() - clock.get().toEpochMilli() + System.nanoTime();
    }
}
