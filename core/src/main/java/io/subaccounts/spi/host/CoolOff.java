package io.subaccounts.spi.host;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Holds a resource back for some time after its last use, for example a number for 15 days after its last call. A
 * resource that was never used leaves at once.
 */
public final class CoolOff implements HandoverCheck {

    private final Duration period;
    private final Function<ResourceRef, Optional<Instant>> lastUse;
    private final TimeSource time;

    /**
     * Creates the check.
     *
     * @param period how long after its last use a resource is held back
     * @param lastUse finds when a resource was last used, empty if never
     * @param time the clock
     */
    public CoolOff(Duration period, Function<ResourceRef, Optional<Instant>> lastUse, TimeSource time) {
        this.period = period;
        this.lastUse = lastUse;
        this.time = time;
    }

    @Override
    public Verdict check(ResourceRef resource, AccountId owner) {
        return lastUse.apply(resource)
                .map(use -> use.plus(period))
                .filter(end -> end.isAfter(time.now()))
                .<Verdict>map(end -> new Verdict.HeldBack("cool_off", end))
                .orElseGet(Verdict.Clear::new);
    }
}
