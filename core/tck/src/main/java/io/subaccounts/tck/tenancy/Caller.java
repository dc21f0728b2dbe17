package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Principal;
import io.subaccounts.common.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the model sees it.
 *
 * @param actor as the library is told, where it is told
 * @param node the account, null for none
 * @param key the credential it acts through, null if none
 * @param secretNumber which secret of that
 * @param sight what it sees
 */
record Caller(Actor actor, @Nullable Node node, @Nullable Key key, int secretNumber, Sight sight) {

    /** How far somebody sees. */
    enum Sight {
        EVERYTHING,
        SUBTREE,
        ITSELF,
        NOTHING
    }

    static Caller platform() {
        return new Caller(Actor.platform("oracle"), null, null, 0, Sight.EVERYTHING);
    }

    static Caller account(Node node) {
        return new Caller(Actor.account(node.id), node, null, 0, Sight.SUBTREE);
    }

    static Caller through(Key key, int secretNumber) {
        var actor = new Actor.OfCredential(key.node.id, key.id, secretNumber);
        return new Caller(actor, key.node, key, secretNumber, Sight.SUBTREE);
    }

    /** The customer of an account, who acts in its session and is nobody's actor. */
    static Caller customerOf(Node node) {
        return new Caller(Actor.account(node.id), node, null, 0, Sight.ITSELF);
    }

    /** Somebody who has nothing but a text that opens nothing. */
    static Caller nobody() {
        return new Caller(Actor.platform("nobody"), null, null, 0, Sight.NOTHING);
    }

    boolean isPlatform() {
        return sight == Sight.EVERYTHING;
    }

    /** The same caller on the call path. */
    Principal principal() {
        var presented = Objects.requireNonNull(key);
        return new Principal(presented.node.id, presented.id, secretNumber, Instant.EPOCH);
    }

    /** An account sees itself and what is below it, unless it is deleted; the platform sees everything. */
    boolean sees(Node other) {
        return switch (sight) {
            case EVERYTHING -> true;
            case SUBTREE -> node != null && !node.deleted && other.isAtOrBelow(node);
            case ITSELF -> node == other;
            case NOTHING -> false;
        };
    }
}
