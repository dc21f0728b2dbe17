package io.subaccounts.kyc;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a document may not be tried now.
 *
 * @param reason why
 * @param from from when it may, null if not by waiting
 */
public record RetryRefusal(Reason reason, @Nullable Instant from) {

    /** Why a document may not be tried now. */
    public enum Reason {
        /** Too soon after a failure. */
        COOLING_DOWN,
        /** Failed for good, or too often. Only the platform can run it again, or override the policy. */
        FAILED_FINALLY,
        /** Tried too often lately, whatever came of it. */
        TOO_MANY_ATTEMPTS,
        /** Waiting for a reviewer's decision, which a further try must not take away. */
        IN_REVIEW
    }

    /**
     * From when the document may be tried again.
     *
     * @return the moment, empty if waiting does not help
     */
    public Optional<Instant> retryFrom() {
        return Optional.ofNullable(from);
    }
}
