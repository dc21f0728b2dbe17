package io.subaccounts.kyc.policy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.kyc.DocumentType;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How long a verified document is good, and what comes before and after. Periods are whole microseconds, at most 100 years.
 *
 * @param validFor for how long, by document; documents that are not named are good for ever
 * @param lead how long before the end renewal is due, less than any of those
 * @param grace how long after the end a document still counts
 */
public record RecheckRule(Map<DocumentType, Duration> validFor, Duration lead, Duration grace) {

    /** Everything is good for ever. */
    public static final RecheckRule NEVER = new RecheckRule(Map.of(), Duration.ofDays(30), Duration.ZERO);

    /**
     * Checks the parts and takes a copy.
     *
     * @throws ValidationException if one of them breaks its rule
     */
    public RecheckRule {
        validFor = Map.copyOf(validFor);
        validFor.values().forEach(period -> Times.requireSome("valid_for", period));
        Times.require("lead", lead);
        if (validFor.values().stream().anyMatch(period -> period.compareTo(lead) <= 0)) {
            throw new ValidationException("lead", "must be less than what any document is good for");
        }
        Times.require("grace", grace);
    }

    /**
     * For how long a document is good.
     *
     * @param document which
     * @return how long, empty for ever
     */
    public Optional<Duration> validFor(DocumentType document) {
        return Optional.ofNullable(validFor.get(document));
    }
}
