package io.subaccounts.tck.privacy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept that was derived from personal data, or may have been: hashes, masks, what
 * reviewers wrote and how the host labelled sessions.
 */
final class Derived {

    static final Set<String> KINDS = Set.of(
            "hash of a number",
            "hash of a holder",
            "hash of a holder in a standing",
            "hash of a company",
            "mask",
            "masked e-mail",
            "label of a session",
            "reviewer's note",
            "reviewer's reason");

    private static final int ALL = 1000;

    private final Map<String, Set<String>> texts = new HashMap<>();

    private Derived() {}

    static Derived of(Storage storage, List<AccountId> accounts) {
        return storage.read(tx -> {
            var derived = new Derived();
            accounts.forEach(id -> derived.read(tx, id));
            return derived;
        });
    }

    /** Which kinds of it turn up in some texts. */
    Set<String> foundIn(List<String> stored) {
        var found = new HashSet<String>();
        texts.forEach((kind, each) -> {
            if (each.stream().anyMatch(text -> stored.stream().anyMatch(row -> row.contains(text)))) {
                found.add(kind);
            }
        });
        return found;
    }

    private void read(Transaction tx, AccountId id) {
        var within = Subtree.all();
        for (StandingRow standing :
                tx.accounts().find(within, id).orElseThrow().self().kyc().standings()) {
            StandingRow.Settled settled = standing.settled();
            note("hash of a holder in a standing", settled == null ? null : settled.holder());
        }
        var listing = new AttemptListing(id, ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, ALL);
        for (AttemptRow row : tx.attempts().list(within, listing)) {
            note("hash of a number", row.fingerprint());
            note("hash of a holder", row.holder());
            row.candidates().forEach(each -> note("hash of a company", each));
            note("mask", row.mask());
            Attempt.Review review = row.review();
            if (review != null) {
                review.notes().forEach(each -> note("reviewer's note", each));
                note("reviewer's reason", review.reason());
            }
        }
        for (SessionRow row : tx.sessions().list(within, new SessionListing(id, Order.OLDEST_FIRST, null, ALL))) {
            note("masked e-mail", row.maskedEmail());
            row.metadata().values().forEach(each -> note("label of a session", each));
        }
    }

    private void note(String kind, @Nullable String text) {
        if (text != null) {
            texts.computeIfAbsent(kind, each -> new HashSet<>()).add(text);
        }
    }
}
