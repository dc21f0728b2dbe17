package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Plane;
import io.subaccounts.access.Standing;
import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.Capability;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The reference oracle: what must be said against an action, from the promises alone. A reason is written with the level
 * that causes it where a level's own state does.
 */
final class Rules {

    private static final Set<Action> AFTER_DELETION = Set.of(Action.DISCLOSE_KYC, Action.ERASE_KYC);

    private Rules() {}

    /** What stands against a management call on a subject that the caller sees. */
    static Set<String> againstManaging(Caller caller, Action action, Node subject) {
        var reasons = new TreeSet<String>();
        addCredential(caller, action, reasons);
        if (caller.node() != null) {
            addLevels(caller.node(), action, reasons);
        }
        addStanding(caller, action, subject, reasons);
        addDeleted(action, subject, reasons);
        return reasons;
    }

    /**
     * What stands against a request on the call path.
     *
     * @param subject for whom, null if the caller does not see it
     * @param asksForObject whether an object was named
     * @param owner who owns the object, null if nobody in the subject's subtree does
     */
    static Set<String> againstUsing(
            Caller caller, Action action, @Nullable Node subject, boolean asksForObject, @Nullable Node owner) {
        var reasons = new TreeSet<String>();
        Node lowest = caller.node();
        addCredential(caller, action, reasons);
        if (action.plane() == Plane.DATA) {
            lowest = owner != null ? owner : subject != null ? subject : lowest;
        }
        if (lowest != null) {
            addLevels(lowest, action, reasons);
        }
        if (subject != null) {
            addStanding(caller, action, subject, reasons);
            addDeleted(action, subject, reasons);
        }
        if (action.capability() == Capability.PLACE_CALLS) {
            addGate(subject, reasons);
            addGate(owner, reasons);
        }
        if (subject == null || (asksForObject && owner == null)) {
            reasons.add(text(DenialReason.NOT_FOUND, null));
        }
        return reasons;
    }

    /** What stands against somebody who has presented the right token. */
    static Set<String> againstEntering(Node node) {
        var reasons = new TreeSet<String>();
        addStates(node, reasons);
        return reasons;
    }

    /** The text of a reason, as {@link #text(DenialReason, AccountId)} writes it for the library's own answers. */
    static String text(DenialReason reason, @Nullable AccountId level) {
        boolean caused = switch (reason) {
            case ACCOUNT_DELETED, ACCOUNT_SUSPENDED, ACCOUNT_DISABLED, PERMISSION_DENIED, KYC_REQUIRED -> true;
            default -> false;
        };
        return caused ? reason + "@" + level : reason.toString();
    }

    private static void addCredential(Caller caller, Action action, Set<String> reasons) {
        Key key = caller.key();
        if (key == null) {
            return;
        }
        if (key.revoked || !key.live.contains(caller.secretNumber())) {
            reasons.add(text(DenialReason.CREDENTIAL_REVOKED, null));
        }
        // Scopes here never name an instance, so any will do.
        if (key.scopes.stream().noneMatch(scope -> scope.covers(action.domain(), action.verb(), "any"))) {
            reasons.add(text(DenialReason.SCOPE_MISSING, null));
        }
    }

    private static void addLevels(Node lowest, Action action, Set<String> reasons) {
        addStates(lowest, reasons);
        for (Node level : lowest.upwards()) {
            var flags = level.flags.flags();
            if (!flags.getOrDefault(action.domain(), true)
                    || !flags.getOrDefault(action.domain() + ":" + action.verb(), true)) {
                reasons.add(text(DenialReason.PERMISSION_DENIED, level.id));
            }
        }
    }

    private static void addStates(Node lowest, Set<String> reasons) {
        for (Node level : lowest.upwards()) {
            if (level.deleted) {
                reasons.add(text(DenialReason.ACCOUNT_DELETED, level.id));
            }
            if (level.suspended) {
                reasons.add(text(DenialReason.ACCOUNT_SUSPENDED, level.id));
            }
            if (!level.enabled) {
                reasons.add(text(DenialReason.ACCOUNT_DISABLED, level.id));
            }
        }
    }

    private static void addStanding(Caller caller, Action action, Node subject, Set<String> reasons) {
        Node node = caller.node();
        if (node == null) {
            return;
        }
        int above = subject.depth() - node.depth();
        boolean low = action.standing() == Standing.PLATFORM
                || (action.standing() == Standing.ABOVE && above < 1)
                || (action.standing() == Standing.ABOVE_PARENT && above < 2);
        if (low) {
            reasons.add(text(DenialReason.STANDING_TOO_LOW, null));
        }
    }

    private static void addDeleted(Action action, Node subject, Set<String> reasons) {
        if (subject.deleted && !action.verb().equals("read") && !AFTER_DELETION.contains(action)) {
            reasons.add(text(DenialReason.ACCOUNT_DELETED, subject.id));
        }
    }

    private static void addGate(@Nullable Node concerned, Set<String> reasons) {
        if (concerned != null && concerned.isCallBlocked()) {
            reasons.add(text(DenialReason.KYC_REQUIRED, concerned.decider().id));
        }
    }
}
