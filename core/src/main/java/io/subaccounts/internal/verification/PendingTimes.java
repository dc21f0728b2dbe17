package io.subaccounts.internal.verification;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long attempts wait before they are given up.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class PendingTimes {

    /** How long a search or a DigiLocker request can be put to use. */
    public static final Duration INITIATED_FOR = Duration.ofDays(1);

    private final KycPolicy policy;

    /**
     * Sets the times up.
     *
     * @param policy which says how long to wait for a provider
     */
    public PendingTimes(KycPolicy policy) {
        this.policy = policy;
    }

    /**
     * When the attempt under way is given up.
     *
     * @param standing where the document stands
     * @return the moment, empty if nothing is under way that time alone ends
     */
    public Optional<Instant> lapseOf(StandingRow standing) {
        StandingRow.Open open = standing.open();
        if (open == null || open.state() == AttemptState.NEEDS_REVIEW) {
            return Optional.empty();
        }
        Duration patience = open.state() == AttemptState.INITIATED ? INITIATED_FOR : policy.pendingFor();
        return Optional.of(open.since().plus(patience));
    }
}
