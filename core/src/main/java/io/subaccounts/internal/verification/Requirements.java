package io.subaccounts.internal.verification;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one version of a policy requires of an account, and where each requirement stands. */
final class Requirements {

    private static final String BUSINESS_TYPE = "business_type";
    private static final String COVERAGE = "policy";
    private static final String FAILED_DOCUMENTS = "failed_documents";

    /** Of several ways to fulfil a requirement, the one that is nearest to it speaks for it. */
    private static final List<RequirementState> NEAREST_FIRST = List.of(
            RequirementState.SATISFIED,
            RequirementState.EXPIRED,
            RequirementState.NEEDS_REVIEW,
            RequirementState.PENDING,
            RequirementState.PAST_DUE,
            RequirementState.FAILED_RETRYABLE,
            RequirementState.NOT_STARTED,
            RequirementState.FAILED_FINAL);

    /** Of several documents that are needed together, the one that most needs something done about it speaks for all. */
    private static final List<RequirementState> WORST_FIRST = List.of(
            RequirementState.FAILED_FINAL,
            RequirementState.FAILED_RETRYABLE,
            RequirementState.PAST_DUE,
            RequirementState.NEEDS_REVIEW,
            RequirementState.PENDING,
            RequirementState.NOT_STARTED,
            RequirementState.EXPIRED,
            RequirementState.SATISFIED);

    /** One way to fulfil a requirement: where it stands, and when it would have to be renewed. */
    private record Way(
            RequirementState state,
            @Nullable Instant dueFrom,
            @Nullable Instant deadline) {}

    /** Of ways that stand alike, the one that lasts. */
    private static final Comparator<Way> NEAREST = Comparator.<Way>comparingInt(
                    way -> NEAREST_FIRST.indexOf(way.state()))
            .thenComparing(Way::deadline, Comparator.nullsFirst(Comparator.reverseOrder()));

    private final KycPolicy policy;
    private final Circumstances account;
    private final Map<DocumentType, DocumentStanding> standings;

    Requirements(KycPolicy policy, Circumstances account, Map<DocumentType, DocumentStanding> standings) {
        this.policy = policy;
        this.account = account;
        this.standings = standings;
    }

    List<RequirementStatus> of(PolicyVersion version) {
        if (account.kycMode() == KycMode.PERSONAL_USE) {
            return List.of();
        }
        BusinessType businessType = account.businessType();
        if (businessType == null) {
            return List.of(unmet(BUSINESS_TYPE, RequirementError.Code.BUSINESS_TYPE_UNSET));
        }
        String country = account.country() == null ? policy.homeCountry() : account.country();
        var statuses = new ArrayList<RequirementStatus>();
        for (RequirementRule rule : version.rules()) {
            if (rule.country().equals(country) && rule.businessTypes().contains(businessType)) {
                statuses.add(status(rule));
            }
        }
        if (statuses.isEmpty()) {
            return List.of(unmet(COVERAGE, RequirementError.Code.NOT_COVERED));
        }
        if (policy.failedDocuments() == FailedDocuments.ANY_BLOCKS) {
            failed(statuses).ifPresent(statuses::add);
        }
        return statuses;
    }

    private RequirementStatus status(RequirementRule rule) {
        Way nearest =
                rule.alternatives().stream().map(this::together).min(NEAREST).orElseThrow();
        Stream<DocumentType> documents =
                rule.alternatives().stream().flatMap(Set::stream).distinct().sorted();
        return new RequirementStatus(
                rule.id(),
                nearest.state(),
                rule.capabilities(),
                rule.alternatives(),
                nearest.state() == RequirementState.SATISFIED ? List.of() : errors(documents),
                nearest.dueFrom(),
                nearest.deadline());
    }

    private Way together(Set<DocumentType> documents) {
        List<RequirementState> states =
                documents.stream().map(document -> standing(document).state()).toList();
        RequirementState worst = Collections.min(states, Comparator.comparingInt(WORST_FIRST::indexOf));
        boolean begun = states.stream().anyMatch(state -> state != RequirementState.NOT_STARTED);
        return new Way(
                worst == RequirementState.NOT_STARTED && begun ? RequirementState.PENDING : worst,
                earliest(documents, DocumentStanding::dueFrom),
                earliest(documents, DocumentStanding::deadline));
    }

    /** The documents that failed and speak for no requirement that keeps everything back do so themselves, until verified. */
    private Optional<RequirementStatus> failed(List<RequirementStatus> statuses) {
        var failed = EnumSet.noneOf(DocumentType.class);
        for (DocumentStanding standing : standings.values()) {
            if (standing.refused() && statuses.stream().noneMatch(status -> speaksFor(status, standing))) {
                failed.add(standing.document());
            }
        }
        if (failed.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new RequirementStatus(
                FAILED_DOCUMENTS,
                together(failed).state(),
                EnumSet.allOf(Capability.class),
                List.of(failed),
                errors(failed.stream()),
                null,
                null));
    }

    private static boolean speaksFor(RequirementStatus status, DocumentStanding standing) {
        return !status.counts()
                && status.state() == standing.state()
                && status.capabilities().size() == Capability.values().length
                && status.errors().stream().anyMatch(error -> error.about() == standing.document());
    }

    private List<RequirementError> errors(Stream<DocumentType> documents) {
        return documents
                .flatMap(document -> standing(document).errors().stream())
                .toList();
    }

    private @Nullable Instant earliest(
            Set<DocumentType> documents, Function<DocumentStanding, @Nullable Instant> moment) {
        return documents.stream()
                .map(document -> Optional.ofNullable(moment.apply(standing(document))))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private DocumentStanding standing(DocumentType document) {
        return Objects.requireNonNull(standings.get(document));
    }

    private static RequirementStatus unmet(String id, RequirementError.Code code) {
        return new RequirementStatus(
                id,
                RequirementState.NOT_STARTED,
                EnumSet.allOf(Capability.class),
                List.of(),
                List.of(new RequirementError(code, null)),
                null,
                null);
    }
}
