package io.subaccounts.internal.verification;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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
        PolicyVersion version = policy.versionAt(now);
        var requirements = new Requirements(policy, account, standings);
        List<RequirementStatus> present = requirements.of(version);
        Map<Capability, CapabilityStatus> capabilities = Capabilities.of(present);

        PolicyVersion previous = policy.before(version).orElse(null);
        Instant switchEnd = version.effectiveFrom().plus(version.grace());
        if (previous != null && account.kycMode() == KycMode.CUSTOMER_USE) {
            Map<Capability, CapabilityStatus> before = Capabilities.of(requirements.of(previous));
            present = Switches.marked(present, before, switchEnd, now);
            capabilities = Capabilities.of(present);
            if (now.isBefore(switchEnd)) {
                capabilities = Switches.inGrace(capabilities, before);
            }
        }
        PolicyVersion next = policy.after(version).orElse(null);
        return new KycEvaluation(
                policy.name(),
                version.number(),
                present,
                capabilities,
                Summary.of(account, standings, present, capabilities),
                next == null ? null : next.number(),
                next == null ? null : next.effectiveFrom(),
                next == null ? List.of() : Switches.ahead(requirements.of(next), present, next),
                nextChange(standings, next, switchEnd, now).orElse(null));
    }

    private Map<DocumentType, DocumentStanding> standings(Circumstances account, Instant now) {
        var standings = new EnumMap<DocumentType, DocumentStanding>(DocumentType.class);
        for (DocumentType document : DocumentType.values()) {
            standings.put(document, DocumentStanding.of(policy, account, document, now));
        }
        return standings;
    }

    private Optional<Instant> nextChange(
            Map<DocumentType, DocumentStanding> standings,
            @Nullable PolicyVersion next,
            Instant switchEnd,
            Instant now) {
        var moments = new ArrayList<@Nullable Instant>();
        for (DocumentStanding standing : standings.values()) {
            Instant deadline = standing.deadline();
            moments.add(standing.dueFrom());
            moments.add(deadline);
            moments.add(
                    deadline == null ? null : deadline.minus(policy.rechecks().grace()));
        }
        moments.add(switchEnd);
        moments.add(next == null ? null : next.effectiveFrom());
        return Stream.of(moments.toArray(Instant[]::new))
                .filter(Objects::nonNull)
                .filter(moment -> moment.isAfter(now))
                .min(Comparator.naturalOrder());
    }
}
