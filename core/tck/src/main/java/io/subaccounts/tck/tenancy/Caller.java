package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Principal;
import io.subaccounts.common.Actor;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, as the model sees it.
 *
 * @param actor as the library is told
 * @param node the account, null for the platform
 * @param key the credential it acts through, null if none
 * @param secretNumber which secret of that
 */
record Caller(Actor actor, @Nullable Node node, @Nullable Key key, int secretNumber) {

    static Caller platform() {
        return new Caller(Actor.platform("oracle"), null, null, 0);
    }

    static Caller account(Node node) {
        return new Caller(Actor.account(node.id), node, null, 0);
    }

    static Caller through(Key key, int secretNumber) {
        var actor = new Actor.OfCredential(key.node.id, key.id, secretNumber);
        return new Caller(actor, key.node, key, secretNumber);
    }

    boolean isPlatform() {
        return node == null;
    }

    /** The same caller on the call path. */
    Principal principal() {
        var presented = Objects.requireNonNull(key);
        return new Principal(presented.node.id, presented.id, secretNumber, Instant.EPOCH);
    }

    /** An account sees itself and what is below it, unless it is deleted; the platform sees everything. */
    boolean sees(Node other) {
        return node == null || (!node.deleted && other.isAtOrBelow(node));
    }
}
