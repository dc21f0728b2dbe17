package io.subaccounts.internal.verification;

import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What requirements leave an account able to do. */
final class Capabilities {

    private static final Set<RequirementState> SUBMITTED =
            EnumSet.of(RequirementState.PENDING, RequirementState.NEEDS_REVIEW);

    private Capabilities() {}

    static Map<Capability, CapabilityStatus> of(List<RequirementStatus> requirements) {
        var statuses = new EnumMap<Capability, CapabilityStatus>(Capability.class);
        for (Capability capability : Capability.values()) {
            List<RequirementStatus> missing = requirements.stream()
                    .filter(requirement -> requirement.capabilities().contains(capability) && !requirement.counts())
                    .toList();
            statuses.put(
                    capability,
                    new CapabilityStatus(
                            capability,
                            state(missing),
                            missing.stream()
                                    .map(RequirementStatus::id)
                                    .distinct()
                                    .toList()));
        }
        return statuses;
    }

    private static CapabilityStatus.State state(List<RequirementStatus> missing) {
        if (missing.isEmpty()) {
            return CapabilityStatus.State.ACTIVE;
        }
        boolean submitted = missing.stream().allMatch(requirement -> SUBMITTED.contains(requirement.state()));
        return submitted ? CapabilityStatus.State.PENDING : CapabilityStatus.State.BLOCKED;
    }
}
