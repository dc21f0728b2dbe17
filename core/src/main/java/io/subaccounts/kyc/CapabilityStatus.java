package io.subaccounts.kyc;

import java.util.List;

/**
 * Whether an account's own verification is enough for a capability.
 *
 * @param capability what
 * @param state whether
 * @param missing the identifiers of the requirements that it lacks
 */
public record CapabilityStatus(Capability capability, State state, List<String> missing) {

    /** Takes a copy. */
    public CapabilityStatus {
        missing = List.copyOf(missing);
    }

    /** Whether a capability is there. */
    public enum State {
        /** Nothing is missing. */
        ACTIVE,
        /** Something is missing, and all of it has been submitted. */
        PENDING,
        /** Something is missing. */
        BLOCKED
    }
}
