package io.subaccounts.internal.verification;

import io.subaccounts.spi.kyc.NameMatcher;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares names by the host's matcher. What that throws, or answers beside the scale, loses no provider's answer: the names
 * then cannot be compared. That is said once, by what is wrong and never by the names.
 */
final class NameComparison {

    private static final Logger LOG = LoggerFactory.getLogger(NameComparison.class);

    private final NameMatcher matcher;
    private final AtomicBoolean said = new AtomicBoolean();

    NameComparison(NameMatcher matcher) {
        this.matcher = matcher;
    }

    /** How alike two names are, 0.0 to 1.0; empty if they cannot be compared. */
    OptionalDouble score(String declared, String registered) {
        try {
            double score = matcher.score(declared, registered);
            if (score >= 0.0 && score <= 1.0) {
                return OptionalDouble.of(score);
            }
            say("answered a score outside of 0.0 to 1.0");
        } catch (Exception e) {
            say("threw " + e.getClass().getName());
        }
        return OptionalDouble.empty();
    }

    private void say(String what) {
        if (said.compareAndSet(false, true)) {
            LOG.warn("the name matcher {}; documents whose names it cannot compare go to review", what);
        }
    }
}
