package io.subaccounts.spi.host;

import java.time.Instant;

/** The clocks. Everything in the library that depends on time asks here. */
public interface TimeSource {

    /**
     * The clocks of the machine.
     *
     * @return the default
     */
    static TimeSource system() {
        return SystemTime.INSTANCE;
    }

    /**
     * The time of day. May jump.
     *
     * @return the present moment
     */
    Instant now();

    /**
     * A clock that never goes back, for measuring how long something takes.
     *
     * @return nanoseconds since an arbitrary moment
     */
    long nanoTime();
}
