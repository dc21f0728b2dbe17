package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.DeletePolicy;
import io.subaccounts.accounts.DeletionPlan;
import io.subaccounts.accounts.DeletionResult;
import io.subaccounts.accounts.DeletionResult.Blocked;
import io.subaccounts.accounts.DeletionResult.Deleted;
import io.subaccounts.accounts.DeletionResult.WorldChanged;
import io.subaccounts.accounts.ResourceRule;
import io.subaccounts.error.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Plans of deletion and their execution. */
final class DeletionOperations {

    private static final int SMALL = 3;

    private final Stage stage;

    DeletionOperations(Stage stage) {
        this.stage = stage;
    }

    void plan(Turn turn) {
        var policy = turn.random.nextBoolean() ? DeletePolicy.cascade() : DeletePolicy.refuseIfAnything();
        var expected = turn.managing(Action.DELETE_ACCOUNT);
        if (turn.chance(30)) {
            var heir = turn.another();
            var heirId = turn.idOf(heir);
            policy = policy.resources("trunk", ResourceRule.to(heirId));
            expected = expected.and(turn.managing(Action.TRANSFER_RESOURCE, heir, Expected.notFound(heirId)));
            if (expected.mustSucceed() && heir.orElseThrow().environment != turn.node().environment) {
                expected = Expected.failure(ErrorCode.ENVIRONMENT_MISMATCH);
            } else if (expected.mustSucceed() && heir.orElseThrow().isAtOrBelow(turn.node())) {
                expected = Expected.invalid("policy");
            }
        }
        var asked = policy;
        turn.call(
                expected.and(handingOver(turn, asked)),
                () -> turn.manager.accounts().planDeletion(turn.caller.actor(), turn.subjectId(), asked),
                plan -> compare(turn, plan),
                asked);
    }

    void delete(Turn turn) {
        boolean small =
                turn.subject().filter(node -> live(node).size() <= SMALL).isPresent();
        var policy = small ? DeletePolicy.cascade() : DeletePolicy.refuseIfAnything();
        boolean known = turn.subject().filter(node -> !node.deleted).isPresent() && !turn.chance(10);
        var plan = known
                ? turn.manager.accounts().planDeletion(Stage.PLATFORM, turn.subjectId(), policy)
                : new DeletionPlan(turn.subjectId(), policy, 0, Map.of(), 0, List.of(), "made up");
        turn.call(
                turn.managing(Action.DELETE_ACCOUNT).and(handingOver(turn, policy)),
                () -> turn.manager.accounts().delete(turn.caller.actor(), plan),
                result -> compare(turn, result, known, small),
                plan.subject());
    }

    /** Deleting gives resources up or hands them over only for who may do that. */
    private static Expected handingOver(Turn turn, DeletePolicy policy) {
        var expected = Expected.success();
        if (!turn.seesSubject()) {
            return expected;
        }
        for (var stretch : turn.model.ownedWithin(turn.node())) {
            var rule = policy.ruleFor(stretch.resource().type().name());
            if (!(rule instanceof ResourceRule.Refuse)) {
                boolean cascades = rule instanceof ResourceRule.Cascade;
                expected = expected.and(turn.managing(cascades ? Action.RELEASE_RESOURCE : Action.TRANSFER_RESOURCE));
            }
        }
        return expected;
    }

    private static void compare(Turn turn, DeletionPlan plan) {
        Node node = turn.node();
        turn.same("subject", plan.subject(), node.id);
        turn.same("descendants", plan.descendants(), (long) live(node).size() - 1);
        var byType = new TreeMap<String, Long>();
        turn.model
                .ownedWithin(node)
                .forEach(stretch -> byType.merge(stretch.resource().type().name(), 1L, Long::sum));
        turn.same("resources", new TreeMap<>(plan.resources()), byType);
        long keys = live(node).stream()
                .flatMap(each -> each.keys.stream())
                .filter(key -> !key.revoked)
                .count();
        turn.same("credentials", plan.liveCredentials(), keys);
    }

    private void compare(Turn turn, DeletionResult result, boolean known, boolean small) {
        Node node = turn.node();
        boolean nothingInTheWay =
                small || (live(node).size() == 1 && turn.model.ownedWithin(node).isEmpty());
        if (!known) {
            turn.check(result instanceof WorldChanged, () -> "a made-up plan came to " + result);
        } else if (!nothingInTheWay) {
            turn.check(result instanceof Blocked, () -> "a blocked plan came to " + result);
        } else {
            turn.check(result instanceof Deleted, () -> "a plan came to " + result);
            var deleted = (Deleted) result;
            turn.same("deleted accounts", deleted.deletedAccounts(), (long)
                    live(node).size());
            turn.same("released", deleted.released(), (long)
                    turn.model.ownedWithin(node).size());
            stage.buried(node);
            AccountOperations.compare(turn, node, deleted.account());
        }
    }

    /** The account itself and what is below it, as far as it lives. */
    private static List<Node> live(Node top) {
        var all = new ArrayList<>(top.below());
        all.add(top);
        return all.stream().filter(node -> !node.deleted).toList();
    }
}
