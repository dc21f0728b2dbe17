package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes out of an account's events what is no longer kept with the attempts and sessions that they tell of. */
final class Redactions {

    private static final int BATCH = 500;

    private Redactions() {}

    static void redact(Transaction tx, AccountId account) {
        Set<String> masked = new HashSet<>();
        for (AttemptRow attempt : Disclosures.attempts(tx, account)) {
            if (attempt.mask() != null) {
                masked.add(attempt.id().document() + "/" + attempt.id().number());
            }
        }
        Set<String> known = new HashSet<>();
        for (SessionRow session : Disclosures.sessions(tx, account)) {
            if (session.maskedEmail() != null || !session.metadata().isEmpty()) {
                known.add(session.id().value());
            }
        }
        Subtree within = Subtree.of(account);
        List<Event> events = tx.events().list(within, account, 0, BATCH);
        while (!events.isEmpty()) {
            for (Event event : events) {
                Map<String, String> left = left(event.data(), masked, known);
                if (!left.equals(event.data())) {
                    tx.events().redact(within, account, event.number(), left);
                }
            }
            events = tx.events()
                    .list(within, account, events.get(events.size() - 1).number(), BATCH);
        }
    }

    private static Map<String, String> left(Map<String, String> data, Set<String> masked, Set<String> known) {
        var left = new HashMap<>(data);
        if (!masked.contains(data.get(AttemptEvents.DOCUMENT) + "/" + data.get(AttemptEvents.ATTEMPT))) {
            left.remove(AttemptEvents.MASK);
        }
        if (!known.contains(data.getOrDefault(SessionProgress.SESSION_ID, ""))) {
            left.remove(SessionProgress.CUSTOMER_EMAIL);
            left.keySet().removeIf(name -> name.startsWith(SessionProgress.METADATA));
        }
        return left;
    }
}
