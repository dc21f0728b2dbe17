package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/**
 * How many attempts may be begun in a period, whatever becomes of them: failures of the subject, faults of providers,
 * searches and requests that nothing came of, and those that passed. A request can be asked about once for its attempt;
 * each time more counts like another attempt, begun when the request was. The platform itself is not limited.
 *
 * @param perDocument at most this many attempts of one document of an account within any such period, 1 to 100,000
 * @param perSession at most this many attempts of any document in one hosted session, counted anew when the period since
 *     the first of them is over, 1 to 100,000
 * @param period the period, more than zero, at most 100 years
 */
public record AttemptLimits(int perDocument, int perSession, Duration period) {

    /** Fifty a day for each document and a hundred a day for each session, which nobody needs who means it. */
    public static final AttemptLimits DEFAULT = new AttemptLimits(50, 100, Duration.ofDays(1));

    private static final int MOST = 100_000;

    /**
     * Checks the parts.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public AttemptLimits {
        requireSome("per_document", perDocument);
        requireSome("per_session", perSession);
        Times.requireSome("period", period);
    }

    private static void requireSome(String field, int value) {
        if (value < 1 || value > MOST) {
            throw new ValidationException(field, "must be 1 to " + MOST);
        }
    }
}
