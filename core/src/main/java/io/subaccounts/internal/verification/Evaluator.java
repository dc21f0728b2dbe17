package io.subaccounts.internal.verification;

import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RecheckRule;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Applies a policy to an account's circumstances at one moment. Pure: the same circumstances at the same moment always
 * come to the same.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Evaluator {

    private final KycPolicy policy;

    /**
     * Sets the evaluator up.
     *
     * @param policy what to apply
     */
    public Evaluator(KycPolicy policy) {
        this.policy = policy;
    }

    /**
     * The policy it applies.
     *
     * @return the policy
     */
    public KycPolicy policy() {
        return policy;
    }

    /**
     * The same without what lets an account go on for a while: neither an expired document nor the version before counts.
     *
     * @return who says what lasts
     */
    public Evaluator withoutGrace() {
        RecheckRule rechecks = policy.rechecks();
        return new Evaluator(policy.rechecks(new RecheckRule(rechecks.validFor(), rechecks.lead(), Duration.ZERO))
                .versions(policy.versions().stream()
                        .map(version -> new PolicyVersion(
                                version.number(), version.effectiveFrom(), Duration.ZERO, version.rules()))
                        .toList()));
    }

    /**
     * How far each document has come.
     *
     * @param account the circumstances
     * @param now the moment
     * @return every document and its state
     */
    public Map<DocumentType, VerificationState> documents(Circumstances account, Instant now) {
        var states = new EnumMap<DocumentType, VerificationState>(DocumentType.class);
        standings(account, now).forEach((document, standing) -> states.put(document, standing.summary()));
        return states;
    }

    /**
     * Evaluates.
     *
     * @param account the circumstances
     * @param now the moment
     * @return what the policy makes of them
     */
    public KycEvaluation evaluate(Circumstances account, Instant now) {
        Map<DocumentType, DocumentStanding> standings = standings(account, now);
        var requirements = new Requirements(policy, account, standings);
        var switches = new Switches(policy, requirements, account.since(), now);
        PolicyVersion version = policy.versionAt(now);
        Switches.Applied present = switches.applied(version);
        PolicyVersion next = policy.after(version).orElse(null);
        return new KycEvaluation(
                policy.name(),
                version.number(),
                present.requirements(),
                present.capabilities(),
                Summary.of(account, standings, present),
                next == null ? null : next.number(),
                next == null ? null : next.effectiveFrom(),
                next == null ? List.of() : switches.ahead(next, present),
                Stream.of(standings.values().stream().flatMap(this::ends), lapses(account), switches.moments())
                        .flatMap(moments -> moments)
                        .filter(moment -> moment.isAfter(now))
                        .min(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Map<DocumentType, DocumentStanding> standings(Circumstances account, Instant now) {
        var standings = new EnumMap<DocumentType, DocumentStanding>(DocumentType.class);
        for (DocumentType document : DocumentType.values()) {
            standings.put(document, DocumentStanding.of(policy, account, document, now));
        }
        return standings;
    }

    /** When what is verified is due, ends, and ends for good. */
    private Stream<Instant> ends(DocumentStanding standing) {
        Instant deadline = standing.deadline();
        Instant end = deadline == null ? null : deadline.minus(policy.rechecks().grace());
        return Stream.of(
                        Optional.ofNullable(standing.dueFrom()),
                        Optional.ofNullable(end),
                        Optional.ofNullable(deadline))
                .flatMap(Optional::stream);
    }

    /** When what is under way is given up. */
    private Stream<Instant> lapses(Circumstances account) {
        return account.kyc().standings().stream()
                .map(standing -> new PendingTimes(policy).lapseOf(standing))
                .flatMap(Optional::stream);
    }
}
