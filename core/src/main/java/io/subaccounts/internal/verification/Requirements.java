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
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one version of a policy requires of an account, and where each requirement stands. */
final class Requirements {

    static final String BUSINESS_TYPE = "business_type";
    static final String COVERAGE = "policy";
    static final String FAILED_DOCUMENTS = "failed_documents";

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

    /** Of several documents that are needed together, the one that is furthest from it speaks for all. */
    private static final List<RequirementState> WORST_FIRST = List.of(
            RequirementState.FAILED_FINAL,
            RequirementState.FAILED_RETRYABLE,
            RequirementState.PAST_DUE,
            RequirementState.NEEDS_REVIEW,
            RequirementState.PENDING,
            RequirementState.NOT_STARTED,
            RequirementState.EXPIRED,
            RequirementState.SATISFIED);

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
            addFailed(statuses);
        }
        return statuses;
    }

    private RequirementStatus status(RequirementRule rule) {
        RequirementState state = rule.alternatives().stream()
                .map(this::together)
                .min(Comparator.comparingInt(NEAREST_FIRST::indexOf))
                .orElseThrow();
        Set<DocumentType> speaking = rule.alternatives().stream()
                .filter(alternative -> together(alternative) == state)
                .findFirst()
                .orElseThrow();
        var errors = rule.alternatives().stream()
                .flatMap(Set::stream)
                .distinct()
                .sorted()
                .flatMap(document -> standing(document).errors().stream())
                .toList();
        return new RequirementStatus(
                rule.id(),
                state,
                rule.capabilities(),
                rule.alternatives(),
                state == RequirementState.SATISFIED ? List.of() : errors,
                earliest(speaking.stream()
                        .map(document -> standing(document).dueFrom())
                        .toList()),
                earliest(speaking.stream()
                        .map(document -> standing(document).deadline())
                        .toList()));
    }

    private RequirementState together(Set<DocumentType> documents) {
        RequirementState worst = documents.stream()
                .map(document -> standing(document).state())
                .min(Comparator.comparingInt(WORST_FIRST::indexOf))
                .orElseThrow();
        boolean begun =
                documents.stream().anyMatch(document -> standing(document).state() != RequirementState.NOT_STARTED);
        return worst == RequirementState.NOT_STARTED && begun ? RequirementState.PENDING : worst;
    }

    /** A document that failed without speaking for any requirement blocks in its own right, until it is verified. */
    private void addFailed(List<RequirementStatus> statuses) {
        for (DocumentStanding standing : standings.values()) {
            boolean spoken = statuses.stream()
                    .anyMatch(status -> !status.counts()
                            && status.errors().stream().anyMatch(error -> error.about() == standing.document())
                            && status.state() == standing.state());
            if (standing.refused() && !spoken) {
                statuses.add(new RequirementStatus(
                        FAILED_DOCUMENTS,
                        standing.state(),
                        EnumSet.allOf(Capability.class),
                        List.of(Set.of(standing.document())),
                        standing.errors(),
                        null,
                        null));
            }
        }
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

    private static @Nullable Instant earliest(List<@Nullable Instant> moments) {
        Instant earliest = null;
        for (Instant moment : moments) {
            if (moment != null && (earliest == null || moment.isBefore(earliest))) {
                earliest = moment;
            }
        }
        return earliest;
    }
}
