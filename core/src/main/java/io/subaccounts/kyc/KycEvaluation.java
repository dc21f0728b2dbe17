package io.subaccounts.kyc;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a policy makes of a case: requirements, and what they leave the account able to do. The documents alone decide it;
 * overrides, approvals and those above are no part of it.
 *
 * @param policy the policy's name
 * @param version the version in force
 * @param requirements what is required, in the policy's order
 * @param capabilities every capability and what it lacks
 * @param overall the documented summary: failed if a document that counts failed, verified if all that is required is
 *     there, not started if nothing was submitted, expired if only validity is missing, otherwise pending
 * @param futureVersion the next version to come into force, null if none is announced
 * @param futureFrom when it does, null if none is announced
 * @param futureRequirements what it will require and the present one does not, or not in the same way
 * @param nextChange when time alone will change this, null if never
 */
public record KycEvaluation(
        String policy,
        int version,
        List<RequirementStatus> requirements,
        Map<Capability, CapabilityStatus> capabilities,
        VerificationState overall,
        @Nullable Integer futureVersion,
        @Nullable Instant futureFrom,
        List<RequirementStatus> futureRequirements,
        @Nullable Instant nextChange) {

    /** Takes copies. */
    public KycEvaluation {
        requirements = List.copyOf(requirements);
        capabilities = Map.copyOf(capabilities);
        futureRequirements = List.copyOf(futureRequirements);
    }

    /**
     * Says whether a capability lacks nothing.
     *
     * @param capability which
     * @return true if the documents are enough for it
     */
    public boolean allows(Capability capability) {
        CapabilityStatus status = capabilities.get(capability);
        return status != null && status.state() == CapabilityStatus.State.ACTIVE;
    }

    /**
     * What a capability lacks.
     *
     * @param capability which
     * @return the identifiers of the requirements, none if it lacks nothing
     */
    public List<String> missingFor(Capability capability) {
        CapabilityStatus status = capabilities.get(capability);
        return status == null ? List.of() : status.missing();
    }

    /**
     * One requirement.
     *
     * @param id its name in the policy
     * @return the requirement, empty if the present version has none of that name for the case
     */
    public Optional<RequirementStatus> requirement(String id) {
        return requirements.stream().filter(each -> each.id().equals(id)).findFirst();
    }
}
