package io.subaccounts.kyc;

import io.subaccounts.error.ValidationException;

/**
 * From which scores on two names are one holder's: the declared and the registered one, and those on an account's documents.
 * The scores are those of
 * {@link io.subaccounts.spi.kyc.NameMatcher}.
 *
 * @param matchFrom the least score of a {@link NameBand#MATCH}, at most 1.0
 * @param closeFrom the least score that is at least {@link NameBand#CLOSE}, above 0.0 and not above {@code matchFrom}
 */
public record NamePolicy(double matchFrom, double closeFrom) {

    /**
     * A match from 0.92 on, close from 0.75 on. With the default matcher, titles, legal forms, order and one initial for
     * one of three names still match; a mistyped name, a missing middle name or two initials are close.
     */
    public static final NamePolicy DEFAULT = new NamePolicy(0.92, 0.75);

    /**
     * Checks the bounds.
     *
     * @throws ValidationException if they are out of order or out of range
     */
    public NamePolicy {
        if (!(matchFrom <= 1.0)) { // so that not-a-number fails too
            throw new ValidationException("match_from", "must be at most 1.0");
        }
        if (!(closeFrom > 0.0 && closeFrom <= matchFrom)) {
            throw new ValidationException("close_from", "must be above 0.0 and at most match_from");
        }
    }

    /**
     * Tells what a score means.
     *
     * @param score the score, 0.0 to 1.0
     * @return its band
     * @throws ValidationException if the score is out of range or not a number
     */
    public NameBand band(double score) {
        if (!(score >= 0.0 && score <= 1.0)) {
            throw new ValidationException("score", "must be 0.0 to 1.0");
        }
        if (score >= matchFrom) {
            return NameBand.MATCH;
        }
        return score >= closeFrom ? NameBand.CLOSE : NameBand.DIFFERENT;
    }
}
