package io.subaccounts.internal.verification;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.storage.AttemptRow;
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
        return open == null ? Optional.empty() : lapse(open.state(), open.since());
    }

    /**
     * Says whether the attempt under way has been given up, whether or not anybody has noticed.
     *
     * @param standing where the document stands
     * @param now the present moment
     * @return true if its time is over
     */
    public boolean isOver(StandingRow standing, Instant now) {
        return lapseOf(standing).filter(lapse -> !lapse.isAfter(now)).isPresent();
    }

    /**
     * Says whether an attempt has been given up, whether or not anybody has noticed.
     *
     * @param attempt the attempt
     * @param now the present moment
     * @return true if it was under way until its time was over
     */
    public boolean isOver(AttemptRow attempt, Instant now) {
        return lapse(attempt.state(), attempt.waitingSince())
                .filter(lapse -> !lapse.isAfter(now))
                .isPresent();
    }

    private Optional<Instant> lapse(AttemptState state, Instant since) {
        return switch (state) {
            case INITIATED -> Optional.of(since.plus(INITIATED_FOR));
            case STARTED, PENDING -> Optional.of(since.plus(policy.pendingFor()));
            default -> Optional.empty();
        };
    }
}
