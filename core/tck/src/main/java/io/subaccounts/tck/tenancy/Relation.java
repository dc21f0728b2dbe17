package io.subaccounts.tck.tenancy;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Where somebody stands, seen from somebody else. */
enum Relation {
    SELF,
    PARENT,
    GRANDPARENT,
    CHILD,
    DESCENDANT,
    SIBLING,
    COUSIN,
    STRANGER,
    DELETED,
    DISABLED,
    ABSENT;

    /** Picks an account that stands in this relation to another, if there is one. */
    Optional<Node> pick(Node from, Model model, Random random) {
        return switch (this) {
            case SELF -> Optional.of(from);
            case PARENT -> parent(from);
            case GRANDPARENT -> parent(from).flatMap(Relation::parent);
            case CHILD -> any(from.children, child -> !child.deleted, random);
            case DESCENDANT -> any(from.below(), below -> !below.deleted, random);
            case SIBLING -> any(siblings(from), sibling -> !sibling.deleted, random);
            case COUSIN -> any(cousins(from), cousin -> !cousin.deleted, random);
            case STRANGER -> any(model.nodes, other -> top(other) != top(from), random);
            case DELETED -> belowOrAnywhere(from, node -> node.deleted, model, random);
            case DISABLED -> belowOrAnywhere(from, node -> !node.enabled || node.suspended, model, random);
            case ABSENT -> Optional.empty();
        };
    }

    private static Optional<Node> belowOrAnywhere(Node from, Predicate<Node> wanted, Model model, Random random) {
        var below = any(from.below(), wanted, random);
        return below.isPresent() && random.nextBoolean() ? below : any(model.nodes, wanted, random);
    }

    private static Optional<Node> parent(Node node) {
        return Optional.ofNullable(node.parent);
    }

    private static Node top(Node node) {
        return node.upwards().get(node.depth());
    }

    private static List<Node> siblings(Node node) {
        return parent(node)
                .map(parent ->
                        parent.children.stream().filter(child -> child != node).toList())
                .orElse(List.of());
    }

    private static List<Node> cousins(Node node) {
        return parent(node)
                .map(parent -> siblings(parent).stream()
                        .flatMap(uncle -> uncle.children.stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Node> any(List<Node> nodes, Predicate<Node> wanted, Random random) {
        if (nodes.isEmpty()) {
            return Optional.empty();
        }
        int start = random.nextInt(nodes.size());
        return Stream.concat(nodes.subList(start, nodes.size()).stream(), nodes.subList(0, start).stream())
                .filter(wanted)
                .findFirst();
    }
}
