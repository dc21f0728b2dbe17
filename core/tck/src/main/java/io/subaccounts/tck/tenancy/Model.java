package io.subaccounts.tck.tenancy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Cursor;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The world as it should be: the tree, the states and the owners, in plain Java. */
final class Model {

    /** A stretch of ownership; still going on if it has no end. */
    record Stretch(ResourceRef resource, Node owner, Instant from, Optional<Instant> until) {}

    final List<Node> nodes = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    final Map<ResourceRef, Stretch> owned = new LinkedHashMap<>();
    final List<Stretch> past = new ArrayList<>();
    final List<Visit> visits = new ArrayList<>();
    /** Cursors that were given out, and what for. */
    final Map<Cursor, String> cursors = new LinkedHashMap<>();

    final List<ResourceRef> resources = new ArrayList<>();
    private final Map<AccountId, Node> byId = new HashMap<>();
    private final Map<CredentialId, Key> byKey = new HashMap<>();

    /** Adds an account; accounts are kept in the order of their creation. */
    Node add(Node node) {
        nodes.add(node);
        byId.put(node.id, node);
        return node;
    }

    Key add(Key key) {
        keys.add(key);
        byKey.put(key.id, key);
        return key;
    }

    Visit add(Visit visit) {
        visits.add(visit);
        return visit;
    }

    Optional<Node> find(AccountId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Key> find(CredentialId id) {
        return Optional.ofNullable(byKey.get(id));
    }

    Optional<Visit> find(SessionId id) {
        return visits.stream().filter(visit -> visit.id.equals(id)).findFirst();
    }

    /** Cursors that were given out for another query than this. */
    List<Cursor> foreignCursors(String query) {
        return cursors.entrySet().stream()
                .filter(given -> !given.getValue().equals(query))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The others who were verified by an attempt's number in the same environment, in the order of their names. */
    List<Node> holders(AttemptId attempt, String number) {
        return nodes.stream()
                .filter(node ->
                        node.environment == attempt.account().environment() && !node.id.equals(attempt.account()))
                .filter(node -> node.papers.all.stream()
                        .anyMatch(paper -> paper.id.document() == attempt.document()
                                && paper.state == AttemptState.VERIFIED
                                && number.equals(paper.number)))
                .sorted(Comparator.comparing(node -> node.id))
                .toList();
    }

    /** Gives a resource that nobody owns to an account; resources are kept in the order in which they were got. */
    void give(ResourceRef resource, Node owner, Instant from) {
        owned.put(resource, new Stretch(resource, owner, from, Optional.empty()));
    }

    void take(ResourceRef resource, Instant until) {
        var stretch = Objects.requireNonNull(owned.remove(resource));
        past.add(new Stretch(resource, stretch.owner(), stretch.from(), Optional.of(until)));
    }

    Optional<Node> owner(ResourceRef resource) {
        return Optional.ofNullable(owned.get(resource)).map(Stretch::owner);
    }

    /** Who owned a resource at a moment. */
    Optional<Stretch> ownerAt(ResourceRef resource, Instant at) {
        var all = new ArrayList<>(past);
        Optional.ofNullable(owned.get(resource)).ifPresent(all::add);
        return all.stream()
                .filter(stretch -> stretch.resource().equals(resource))
                .filter(stretch -> !at.isBefore(stretch.from()))
                .filter(stretch -> stretch.until().map(at::isBefore).orElse(true))
                .findFirst();
    }

    List<Stretch> ownedWithin(Node top) {
        return owned.values().stream()
                .filter(stretch -> stretch.owner().isAtOrBelow(top))
                .toList();
    }

    List<Stretch> ownedBy(Node owner) {
        return owned.values().stream()
                .filter(stretch -> stretch.owner() == owner)
                .toList();
    }

    void delete(Node node) {
        node.deleted = true;
        node.keys.forEach(Key::revoke);
        node.papers.end();
        node.activeVisit().ifPresent(visit -> visit.state = SessionState.REVOKED);
    }
}
