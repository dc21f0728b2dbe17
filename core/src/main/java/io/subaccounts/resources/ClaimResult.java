package io.subaccounts.resources;

import java.util.List;

/** What came of a claim. */
public sealed interface ClaimResult {

    /**
     * The account owns the resources.
     *
     * @param ownerships one per resource, in the order of the claim
     * @param changed whether any of them was not its own before
     */
    record Claimed(List<Ownership> ownerships, boolean changed) implements ClaimResult {
        /** Takes a copy. */
        public Claimed {
            ownerships = List.copyOf(ownerships);
        }
    }

    /**
     * Some resources have another owner, who is not named; nothing was changed. This is the one answer that tells something
     * about what lies outside the actor's subtree: that somebody has the resource.
     *
     * @param resources the resources that cannot be claimed
     */
    record Unavailable(List<ResourceRef> resources) implements ClaimResult {
        /** Takes a copy. */
        public Unavailable {
            resources = List.copyOf(resources);
        }
    }
}
