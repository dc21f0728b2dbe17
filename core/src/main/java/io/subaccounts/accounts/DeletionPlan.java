package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;
import java.util.List;
import java.util.Map;

/**
 * What deleting an account would do, as the world was when the plan was made.
 *
 * @param subject the account to delete
 * @param policy the policy the plan follows
 * @param descendants how many live accounts are below
 * @param resources how many resources the subject and its live descendants own, by resource type
 * @param liveCredentials how many credentials would stop working
 * @param blockers what stands in the way, at most {@value #MAX_BLOCKERS}; the plan can be executed only if empty
 * @param fingerprint stands for everything the plan rests on; opaque
 */
public record DeletionPlan(
        AccountId subject,
        DeletePolicy policy,
        long descendants,
        Map<String, Long> resources,
        long liveCredentials,
        List<Blocker> blockers,
        String fingerprint) {

    /** How many blockers are listed at most. */
    public static final int MAX_BLOCKERS = 100;

    /** Takes copies. */
    public DeletionPlan {
        resources = Map.copyOf(resources);
        blockers = List.copyOf(blockers);
    }

    /**
     * Something that stands in the way.
     *
     * @param code what kind of thing it is
     * @param detail which one, and until when if that is known; for people
     */
    public record Blocker(Code code, String detail) {

        /** The kinds of things that stand in the way. */
        public enum Code {
            /** Live accounts are below and the policy refuses that. */
            HAS_DESCENDANTS,
            /** A resource is owned and the policy refuses that. */
            OWNS_RESOURCE,
            /** The host's check refuses to let a resource change hands now. */
            RESOURCE_HELD_BACK,
            /** There is nobody to hand the resources to. */
            NO_HEIR
        }
    }
}
