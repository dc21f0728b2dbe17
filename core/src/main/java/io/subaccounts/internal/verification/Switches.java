package io.subaccounts.internal.verification;

import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What changing from one version of a policy to the next means for an account that is older than the change: what it could
 * do under the version before goes on during the grace, and what keeps it from doing so afterwards is past due. A younger
 * account knows nothing but the new version.
 */
final class Switches {

    private final KycPolicy policy;
    private final Requirements requirements;
    private final Instant since;
    private final Instant now;

    Switches(KycPolicy policy, Requirements requirements, Instant since, Instant now) {
        this.policy = policy;
        this.requirements = requirements;
        this.since = since;
        this.now = now;
    }

    /** A version as it applies to the account: what it requires, and what the account can do all in all. */
    record Applied(List<RequirementStatus> requirements, Map<Capability, CapabilityStatus> capabilities) {

        private Applied(List<RequirementStatus> requirements) {
            this(requirements, Capabilities.of(requirements));
        }

        private boolean allows(Capability capability) {
            return Objects.requireNonNull(capabilities.get(capability)).state() == CapabilityStatus.State.ACTIVE;
        }
    }

    Applied applied(PolicyVersion version) {
        List<RequirementStatus> required = requirements.of(version);
        Optional<PolicyVersion> before = policy.before(version).filter(earlier -> concerns(version));
        if (before.isEmpty()) {
            return new Applied(required);
        }
        Applied earlier = applied(before.get());
        var present = new Applied(required.stream()
                .map(requirement -> marked(requirement, earlier, version))
                .toList());
        return now.isBefore(end(version)) ? inGrace(present, earlier) : present;
    }

    /** What the next version requires and the present one does not, or not in the same way. */
    List<RequirementStatus> ahead(PolicyVersion next, Applied present) {
        return requirements.of(next).stream()
                .filter(requirement -> counterpart(requirement, present).isEmpty())
                .map(requirement -> with(requirement, requirement.state(), next.effectiveFrom(), end(next)))
                .toList();
    }

    /** When versions come into force and when their grace ends. */
    Stream<Instant> moments() {
        return policy.versions().stream()
                .skip(1)
                .filter(this::concerns)
                .flatMap(version -> Stream.of(version.effectiveFrom(), end(version)));
    }

    private boolean concerns(PolicyVersion version) {
        return since.isBefore(version.effectiveFrom());
    }

    private static Instant end(PolicyVersion version) {
        return version.effectiveFrom().plus(version.grace());
    }

    private static Applied inGrace(Applied present, Applied earlier) {
        var statuses = new EnumMap<Capability, CapabilityStatus>(present.capabilities());
        statuses.replaceAll((capability, status) -> earlier.allows(capability)
                ? Objects.requireNonNull(earlier.capabilities().get(capability))
                : status);
        return new Applied(present.requirements(), statuses);
    }

    /** What was required before is due as it was; what takes something away is due now. */
    private RequirementStatus marked(RequirementStatus requirement, Applied earlier, PolicyVersion version) {
        Optional<RequirementStatus> same = counterpart(requirement, earlier);
        boolean takesAway =
                !requirement.counts() && requirement.capabilities().stream().anyMatch(earlier::allows);
        if (same.isPresent() || !takesAway) {
            return same.orElse(requirement);
        }
        Instant end = end(version);
        boolean late = requirement.state() == RequirementState.NOT_STARTED && !now.isBefore(end);
        return with(requirement, late ? RequirementState.PAST_DUE : requirement.state(), version.effectiveFrom(), end);
    }

    private static Optional<RequirementStatus> counterpart(RequirementStatus requirement, Applied other) {
        return other.requirements().stream()
                .filter(each -> each.id().equals(requirement.id())
                        && each.alternatives().equals(requirement.alternatives())
                        && each.capabilities().equals(requirement.capabilities()))
                .findFirst();
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
