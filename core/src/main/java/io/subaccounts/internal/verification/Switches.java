package io.subaccounts.internal.verification;

import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.policy.PolicyVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the change from one version of a policy to the next means for an account that satisfied the version before. */
final class Switches {

    private Switches() {}

    /** Within the grace, what the version before allows goes on. */
    static Map<Capability, CapabilityStatus> inGrace(
            Map<Capability, CapabilityStatus> present, Map<Capability, CapabilityStatus> before) {
        var statuses = new EnumMap<Capability, CapabilityStatus>(Capability.class);
        present.forEach((capability, status) -> {
            CapabilityStatus earlier = Objects.requireNonNull(before.get(capability));
            statuses.put(capability, earlier.state() == CapabilityStatus.State.ACTIVE ? earlier : status);
        });
        return statuses;
    }

    /** Gives what is newly required its deadline, and calls it past due afterwards. */
    static List<RequirementStatus> marked(
            List<RequirementStatus> present, Map<Capability, CapabilityStatus> before, Instant deadline, Instant now) {
        return present.stream()
                .map(requirement -> concerned(requirement, before) ? due(requirement, deadline, now) : requirement)
                .toList();
    }

    /** What the next version requires and the present one does not, or not in the same way. */
    static List<RequirementStatus> ahead(
            List<RequirementStatus> next, List<RequirementStatus> present, PolicyVersion version) {
        Instant deadline = version.effectiveFrom().plus(version.grace());
        return next.stream()
                .filter(requirement -> present.stream().noneMatch(other -> same(requirement, other)))
                .map(requirement -> with(requirement, requirement.state(), version.effectiveFrom(), deadline))
                .toList();
    }

    private static boolean concerned(RequirementStatus requirement, Map<Capability, CapabilityStatus> before) {
        return !requirement.counts()
                && requirement.capabilities().stream()
                        .allMatch(capability ->
                                Objects.requireNonNull(before.get(capability)).state()
                                        == CapabilityStatus.State.ACTIVE);
    }

    private static RequirementStatus due(RequirementStatus requirement, Instant deadline, Instant now) {
        boolean late = requirement.state() == RequirementState.NOT_STARTED && !now.isBefore(deadline);
        return with(
                requirement, late ? RequirementState.PAST_DUE : requirement.state(), requirement.dueFrom(), deadline);
    }

    private static boolean same(RequirementStatus one, RequirementStatus other) {
        return one.id().equals(other.id())
                && one.alternatives().equals(other.alternatives())
                && one.capabilities().equals(other.capabilities());
    }

    private static RequirementStatus with(
            RequirementStatus requirement, RequirementState state, @Nullable Instant dueFrom, Instant deadline) {
        return new RequirementStatus(
                requirement.id(),
                state,
                requirement.capabilities(),
                requirement.alternatives(),
                requirement.errors(),
                dueFrom,
                deadline);
    }
}
