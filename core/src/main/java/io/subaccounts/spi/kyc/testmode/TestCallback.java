package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.error.ValidationException;
import java.time.Duration;

/**
 * A callback that a script sends about a pending check.
 *
 * @param outcome the outcome it tells of
 * @param after how long after the check it is sent, not negative and at most a year
 * @param times how often it is delivered, each time under the same delivery id, 1 to 100
 */
public record TestCallback(TestOutcome outcome, Duration after, int times) {

    private static final Duration LONGEST = Duration.ofDays(365);
    private static final int MOST = 100;

    /**
     * Checks the callback.
     *
     * @throws ValidationException if a component breaks its rule
     */
    public TestCallback {
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new ValidationException("after", "must not be negative nor more than a year");
        }
        if (times < 1 || times > MOST) {
            throw new ValidationException("times", "must be 1 to " + MOST);
        }
    }

    /**
     * A callback that is delivered once.
     *
     * @param delay how long after the check
     * @param outcome the outcome it tells of
     * @return the callback
     */
    public static TestCallback after(Duration delay, TestOutcome outcome) {
        return new TestCallback(outcome, delay, 1);
    }

    /**
     * The same callback, delivered several times.
     *
     * @param count how often
     * @return the callback
     */
    public TestCallback delivered(int count) {
        return new TestCallback(outcome, after, count);
    }
}
