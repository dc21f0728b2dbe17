package io.subaccounts.kyc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One requirement and where it stands.
 *
 * @param id the requirement's name in the policy
 * @param state where it stands
 * @param capabilities what it is needed for
 * @param alternatives each a set of documents that together fulfil it; none for requirements that are no documents
 * @param errors what keeps it from being satisfied
 * @param dueFrom from when it should be renewed or fulfilled, null if never or not known
 * @param deadline when it stops to count unless that happens, null if never or not known
 */
public record RequirementStatus(
        String id,
        RequirementState state,
        Set<Capability> capabilities,
        List<Set<DocumentType>> alternatives,
        List<RequirementError> errors,
        @Nullable Instant dueFrom,
        @Nullable Instant deadline) {

    /** Takes copies. */
    public RequirementStatus {
        capabilities = Set.copyOf(capabilities);
        alternatives = alternatives.stream().map(Set::copyOf).toList();
        errors = List.copyOf(errors);
    }

    /**
     * Says whether the requirement keeps nothing from the account at the moment.
     *
     * @return true if it is satisfied, or expired within its grace
     */
    public boolean counts() {
        return state == RequirementState.SATISFIED || state == RequirementState.EXPIRED;
    }

    /**
     * When it stops to count.
     *
     * @return the deadline, empty if never or not known
     */
    public Optional<Instant> deadlineIfAny() {
        return Optional.ofNullable(deadline);
    }
}
