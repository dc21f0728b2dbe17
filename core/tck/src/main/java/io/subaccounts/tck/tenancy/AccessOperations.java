package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Access;
import io.subaccounts.access.Action;
import io.subaccounts.access.Authentication;
import io.subaccounts.access.Decision;
import io.subaccounts.access.Origin;
import io.subaccounts.access.Principal;
import io.subaccounts.access.Standing;
import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The methods of the call path. */
final class AccessOperations {

    private static final List<Action> ACTIONS = List.of(
            Action.PLACE_CALL,
            Action.RECEIVE_CALL,
            Action.BUY_NUMBER,
            Action.READ_CDR,
            Action.READ_ACCOUNT,
            Action.CREATE_ACCOUNT,
            Action.SWITCH_ACCOUNT,
            Action.DEMOTE_KYC,
            Action.SUSPEND_ACCOUNT,
            Action.CLAIM_RESOURCE,
            Action.READ_KYC,
            Action.VERIFY_KYC,
            Action.DECIDE_KYC,
            Action.DISCLOSE_KYC,
            Action.ERASE_KYC,
            Action.READ_EVENTS,
            Action.SIGN_EVENTS,
            Action.data("recordings", "start"),
            Action.control("audit", "export", Standing.ABOVE));

    private AccessOperations() {}

    static Operations registered() {
        return new Operations(Access.class)
                .on("authenticate", AccessOperations::authenticate)
                .on("authorize", parameters(Action.class), turn -> authorize(turn, false, false))
                .on("authorize", parameters(Action.class, ResourceRef.class), turn -> authorize(turn, true, false))
                .on("authorize", parameters(Action.class, AccountId.class), turn -> authorize(turn, false, true))
                .on(
                        "authorize",
                        parameters(Action.class, ResourceRef.class, AccountId.class),
                        turn -> authorize(turn, true, true));
    }

    private static Class<?>[] parameters(Class<?>... afterPrincipal) {
        var all = new Class<?>[afterPrincipal.length + 1];
        all[0] = Principal.class;
        System.arraycopy(afterPrincipal, 0, all, 1, afterPrincipal.length);
        return all;
    }

    private static void authenticate(Turn turn) {
        var keys = turn.subject().map(node -> node.keys).orElse(List.of());
        var key = keys.isEmpty() ? null : keys.get(turn.random.nextInt(keys.size()));
        var ofOther = turn.model.keys.get(turn.random.nextInt(turn.model.keys.size()));
        var presented = key == null || turn.chance(40) ? any(turn, ofOther) : any(turn, key);
        boolean right = key != null && key.issued.contains(presented) && key.live.contains(presented.number());
        var authId = key == null ? turn.subjectId().value() : key.id.value();
        turn.call(
                Expected.success(),
                () -> turn.manager.access().authenticate(authId, presented.token(), Origin.unknown()),
                answer -> {
                    if (right && key != null) {
                        entered(turn, key, presented.number(), answer);
                    } else {
                        turn.check(
                                answer instanceof Authentication.Refused refused
                                        && Expected.reasons(refused.denials()).equals(Set.of("INVALID_CREDENTIALS")),
                                () -> "LEAK: a wrong token came to " + answer);
                    }
                },
                authId,
                turn.subjectId(),
                right && key != null ? ownChain(key.node) : List.of());
    }

    /** Who has the right token is told about its own levels. */
    private static List<AccountId> ownChain(Node node) {
        return node.upwards().stream().map(level -> level.id).toList();
    }

    private static Key.Issued any(Turn turn, Key key) {
        return key.issued.get(turn.random.nextInt(key.issued.size()));
    }

    private static void entered(Turn turn, Key key, int secretNumber, Authentication answer) {
        var reasons = Rules.againstEntering(key.node);
        if (reasons.isEmpty()) {
            turn.check(
                    answer instanceof Authentication.Authenticated in
                            && in.principal().account().equals(key.node.id)
                            && in.principal().credential().equals(key.id)
                            && in.principal().secretNumber() == secretNumber,
                    () -> "the right token came to " + answer);
        } else {
            turn.check(
                    answer instanceof Authentication.Refused refused
                            && Expected.reasons(refused.denials()).equals(reasons),
                    () -> reasons + " were due, the answer was " + answer);
        }
    }

    private static void authorize(Turn turn, boolean withObject, boolean withSubject) {
        if (turn.caller.key() == null) {
            return; // only credentials come to the call path
        }
        var action = ACTIONS.get(turn.random.nextInt(ACTIONS.size()));
        var resource = turn.resource();
        var principal = turn.caller.principal();
        var node = withSubject ? turn.subject().orElse(null) : turn.caller.node();
        var subjectId = withSubject ? turn.subjectId() : principal.account();
        turn.call(
                Expected.success(),
                ask(turn, principal, action, withObject ? resource : null, withSubject ? subjectId : null),
                decision -> decided(turn, decision, action, node, withObject ? resource : null, subjectId),
                resource,
                subjectId,
                principal);
    }

    private static Supplier<Decision> ask(
            Turn turn, Principal principal, Action action, @Nullable ResourceRef object, @Nullable AccountId subject) {
        var access = turn.manager.access();
        if (object == null) {
            return subject == null
                    ? () -> access.authorize(principal, action)
                    : () -> access.authorize(principal, action, subject);
        }
        return subject == null
                ? () -> access.authorize(principal, action, object)
                : () -> access.authorize(principal, action, object, subject);
    }

    private static void decided(
            Turn turn,
            Decision decision,
            Action action,
            @Nullable Node asked,
            @Nullable ResourceRef object,
            AccountId subjectId) {
        var subject = asked != null && turn.caller.sees(asked) ? asked : null;
        var owner = object == null || subject == null
                ? null
                : turn.model.owner(object).filter(of -> of.isAtOrBelow(subject)).orElse(null);
        var reasons = Rules.againstUsing(turn.caller, action, subject, object != null, owner);
        if (decision instanceof Decision.Allowed allowed) {
            turn.check(reasons.isEmpty(), () -> "LEAK: " + action + " was allowed in spite of " + reasons);
            turn.same("subject", allowed.subject(), subjectId);
        } else {
            turn.same("reasons against " + action, Expected.reasons(((Decision.Denied) decision).denials()), reasons);
        }
    }
}
