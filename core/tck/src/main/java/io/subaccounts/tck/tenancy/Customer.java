package io.subaccounts.tck.tenancy;

import io.subaccounts.common.Secret;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who acts by a key.
 *
 * @param key the key
 * @param visit the session that it opens, null if none
 */
record Customer(Secret key, @Nullable Visit visit) {

    private static final String JUNK = "ksk_" + "A".repeat(64);

    /** One of the account concerned: mostly with the key to its session, else with one of the past, or with no key at all. */
    static Customer of(Turn turn) {
        Optional<Node> node = turn.subject();
        if (node.isEmpty() || turn.chance(20)) {
            return new Customer(wrong(turn, node), null);
        }
        if (turn.chance(60)) {
            turn.preparing().openVisit(node.get());
        }
        return node.get().visits.stream()
                .filter(Visit::isOpen)
                .findFirst()
                .map(visit -> new Customer(visit.openKey(), visit))
                .orElseGet(() -> new Customer(wrong(turn, node), null));
    }

    Visit openVisit() {
        return Objects.requireNonNull(visit);
    }

    Caller caller() {
        return visit == null ? Caller.nobody() : Caller.customerOf(visit.node);
    }

    Expected expected() {
        return visit == null ? Expected.notFound("session", "with this key") : Expected.success();
    }

    /** A link, a key that has ended, or junk. */
    private static Secret wrong(Turn turn, Optional<Node> node) {
        var candidates = new ArrayList<Secret>();
        candidates.add(Secret.of(JUNK));
        for (var visit : node.map(each -> each.visits).orElse(turn.model.visits)) {
            candidates.add(visit.link);
            if (!visit.isOpen() && visit.key != null) {
                candidates.add(visit.key);
            }
        }
        return turn.any(candidates);
    }
}
