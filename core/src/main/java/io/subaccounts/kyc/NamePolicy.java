package io.subaccounts.kyc;

import io.subaccounts.error.ValidationException;

/**
 * How alike a declared and a registered name must be.
 *
 * @param matchFrom the score from which they match, 0 to 1
 * @param closeFrom the score from which they are close, 0 to {@code matchFrom}
 */
public record NamePolicy(double matchFrom, double closeFrom) {

    /** The customary bands. */
    public static final NamePolicy DEFAULT = new NamePolicy(0.85, 0.6);

    /**
     * Checks the scores.
     *
     * @throws ValidationException if they are out of range or order
     */
    public NamePolicy {
        if (!(closeFrom >= 0 && closeFrom <= matchFrom && matchFrom <= 1)) {
            throw new ValidationException("name_policy", "must have 0 <= close_from <= match_from <= 1");
        }
    }

    /**
     * What a score means.
     *
     * @param score how alike, 0 to 1
     * @return the band
     */
    public NameBand band(double score) {
        if (score >= matchFrom) {
            return NameBand.MATCH;
        }
        return score >= closeFrom ? NameBand.CLOSE : NameBand.DIFFERENT;
    }
}
