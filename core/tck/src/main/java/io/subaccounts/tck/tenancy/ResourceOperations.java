package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Order;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.resources.ClaimResult;
import io.subaccounts.resources.HandoverResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.resources.Resources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The resources' methods. */
final class ResourceOperations {

    private ResourceOperations() {}

    static Operations registered() {
        return new Operations(Resources.class)
                .on("claim", ResourceOperations::claim)
                .on("claimAll", ResourceOperations::claimAll)
                .on("release", ResourceOperations::release)
                .on("transfer", ResourceOperations::transfer)
                .on("list", ResourceOperations::list)
                .on("owner", ResourceOperations::owner)
                .on("ownerAt", PastOwnerOperation::ownerAt)
                .on("requireOwned", ResourceOperations::requireOwned)
                .on("filterOwned", ResourceOperations::filterOwned);
    }

    private static void claim(Turn turn) {
        var resource = turn.resource();
        turn.call(
                turn.managing(Action.CLAIM_RESOURCE),
                () -> turn.manager.resources().claim(turn.caller.actor(), turn.subjectId(), resource),
                result -> claimed(turn, result, Set.of(resource)),
                resource);
    }

    private static void claimAll(Turn turn) {
        var resources = new TreeSet<ResourceRef>();
        for (int i = 0; i < 3; i++) {
            resources.add(turn.resource());
        }
        turn.call(
                turn.managing(Action.CLAIM_RESOURCE),
                () -> turn.manager.resources().claimAll(turn.caller.actor(), turn.subjectId(), List.copyOf(resources)),
                result -> claimed(turn, result, resources),
                resources);
    }

    private static void claimed(Turn turn, ClaimResult result, Set<ResourceRef> resources) {
        var taken = new HashSet<ResourceRef>();
        var free = new TreeSet<ResourceRef>();
        for (var resource : resources) {
            var owner = turn.model.owner(resource);
            if (owner.isEmpty()) {
                free.add(resource);
            } else if (owner.get() != turn.node()) {
                taken.add(resource);
            }
        }
        if (!taken.isEmpty()) {
            turn.check(
                    result instanceof ClaimResult.Unavailable unavailable
                            && new HashSet<>(unavailable.resources()).equals(taken),
                    () -> taken + " are taken, the answer was " + result);
            return;
        }
        turn.check(
                result instanceof ClaimResult.Claimed claimed
                        && claimed.changed() == !free.isEmpty()
                        && claimed.ownerships().stream()
                                .allMatch(ownership -> ownership.owner().equals(turn.node().id)),
                () -> resources + " can be claimed, the answer was " + result);
        free.forEach(resource -> turn.model.give(resource, turn.node(), turn.now()));
    }

    private static void release(Turn turn) {
        var resource = turn.resource();
        turn.call(
                turn.managing(
                        Action.RELEASE_RESOURCE, turn.model.owner(resource), Expected.notFound("resource", resource)),
                () -> turn.manager.resources().release(turn.caller.actor(), resource),
                result -> {
                    left(turn, result, resource);
                    turn.model.take(resource, turn.now());
                },
                resource);
    }

    private static void transfer(Turn turn) {
        var resource = turn.resource();
        var owner = turn.model.owner(resource);
        var unseen = Expected.notFound("resource", resource);
        var expected =
                turn.managing(Action.TRANSFER_RESOURCE, owner, unseen).and(turn.managing(Action.TRANSFER_RESOURCE));
        if (expected.mustSucceed() && owner.orElseThrow().environment != turn.node().environment) {
            expected = Expected.failure(ErrorCode.ENVIRONMENT_MISMATCH);
        }
        turn.call(
                expected,
                () -> turn.manager.resources().transfer(turn.caller.actor(), resource, turn.subjectId()),
                result -> {
                    if (owner.orElseThrow() == turn.node()) {
                        turn.check(result instanceof HandoverResult.AlreadyThere, () -> "not there yet: " + result);
                        return;
                    }
                    left(turn, result, resource);
                    turn.model.take(resource, turn.now());
                    turn.model.give(resource, turn.node(), turn.now());
                },
                resource);
    }

    private static void left(Turn turn, HandoverResult result, ResourceRef resource) {
        turn.check(
                result instanceof HandoverResult.Done done
                        && done.before().resource().equals(resource)
                        && done.before()
                                .owner()
                                .equals(turn.model.owner(resource).orElseThrow().id),
                () -> resource + " should have left its owner, the answer was " + result);
    }

    private static void list(Turn turn) {
        var query = turn.random.nextBoolean()
                ? ResourceQuery.ownedBy(turn.subjectId())
                : ResourceQuery.ownedWithin(turn.subjectId());
        if (turn.chance(30)) {
            query = query.type(ResourceType.TRUNK);
        }
        var order = turn.random.nextBoolean() ? Order.OLDEST_FIRST : Order.NEWEST_FIRST;
        var due = new ArrayList<>(due(turn, query));
        if (order == Order.NEWEST_FIRST) {
            Collections.reverse(due);
        }
        page(turn, query, new PageRequest(1 + turn.random.nextInt(20), order, null), due);
    }

    private static void page(Turn turn, ResourceQuery query, PageRequest page, List<Ownership> due) {
        turn.call(
                turn.managing(Action.READ_RESOURCE),
                () -> turn.manager.resources().list(turn.caller.actor(), query, page),
                answer -> {
                    var rest = compare(turn, answer, page, due);
                    Cursor next = answer.nextCursor();
                    if (next != null && turn.chance(30)) {
                        page(turn, query, page.after(next), rest);
                    }
                });
    }

    private static List<Ownership> compare(Turn turn, Page<Ownership> answer, PageRequest page, List<Ownership> due) {
        int size = Math.min(page.size(), due.size());
        turn.same("list", answer.items(), due.subList(0, size));
        turn.same("whether there is more", answer.next().isPresent(), size < due.size());
        return due.subList(size, due.size());
    }

    private static List<Ownership> due(Turn turn, ResourceQuery query) {
        var top = turn.subject();
        if (top.isEmpty()) {
            return List.of();
        }
        var all = query.reach() == ResourceQuery.Reach.OWNER
                ? turn.model.ownedBy(top.get())
                : turn.model.ownedWithin(top.get());
        return all.stream()
                .filter(stretch ->
                        query.type() == null || stretch.resource().type().equals(query.type()))
                .map(PastOwnerOperation::view)
                .toList();
    }

    private static void owner(Turn turn) {
        var resource = turn.resource();
        var seen = turn.model.owner(resource).filter(turn.caller::sees);
        turn.call(
                turn.managing(Action.READ_RESOURCE, seen, Expected.success()),
                () -> turn.manager.resources().owner(turn.caller.actor(), resource),
                answer -> turn.same("owner", answer.map(Ownership::owner), seen.map(node -> node.id)),
                resource);
    }

    private static void requireOwned(Turn turn) {
        var resource = turn.resource();
        var owner = turn.model
                .owner(resource)
                .filter(node -> turn.subject().filter(node::isAtOrBelow).isPresent());
        var expected = turn.managing(Action.READ_RESOURCE);
        if (expected.mustSucceed() && owner.isEmpty()) {
            expected = Expected.notFound("resource", resource);
        }
        turn.call(
                expected,
                () -> turn.manager.resources().requireOwned(turn.caller.actor(), turn.subjectId(), resource),
                answer -> turn.same("owner", answer.owner(), owner.orElseThrow().id),
                resource);
    }

    private static void filterOwned(Turn turn) {
        var resources = new HashSet<ResourceRef>();
        for (int i = 0; i < 6; i++) {
            resources.add(turn.resource());
        }
        var due = new HashSet<ResourceRef>();
        for (var resource : resources) {
            turn.model
                    .owner(resource)
                    .filter(owner -> turn.subject().filter(owner::isAtOrBelow).isPresent())
                    .ifPresent(owner -> due.add(resource));
        }
        turn.call(
                turn.managing(Action.READ_RESOURCE),
                () -> turn.manager.resources().filterOwned(turn.caller.actor(), turn.subjectId(), resources),
                answer -> turn.same("what is owned", answer, due),
                resources);
    }
}
