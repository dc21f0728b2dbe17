package io.subaccounts.storage.jdbc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Pages of attempts, each read from the place where the page before ended. */
final class AttemptPages {

    /** Where the rows come from: in the order of an index wherever there can be many. */
    enum Source {
        EVERYTHING("FROM subaccounts_kyc_attempts attempt WHERE 1 = 1\n", "attempt.account"),
        OWNER("FROM subaccounts_kyc_attempts attempt WHERE attempt.account = :subject\n", ":subject"),
        SUBTREE("""
                FROM subaccounts_ancestry below
                CROSS JOIN subaccounts_kyc_attempts attempt
                WHERE below.ancestor = :subject AND attempt.account = below.descendant
                """, ":subject"),
        REVIEWS("FROM subaccounts_kyc_attempts attempt WHERE attempt.state = 'NEEDS_REVIEW'\n", "attempt.account"),
        REVIEWS_IN_SUBTREE("""
                FROM subaccounts_kyc_attempts attempt
                WHERE attempt.state = 'NEEDS_REVIEW' AND EXISTS (
                  SELECT 1 FROM subaccounts_ancestry below
                  WHERE below.descendant = attempt.account AND below.ancestor = :subject)
                """, ":subject");

        final String oldestFirst;
        final String newestFirst;

        Source(String rows, String confined) {
            String page = "SELECT attempt.* " + rows + """
                    AND (CAST(:state AS TEXT) IS NULL OR attempt.state = :state)
                    AND (attempt.created_at, attempt.account, attempt.document, attempt.number)
                      %1$s (:afterCreatedAt, :afterAccount, :afterDocument, :afterNumber)
                    AND %3$s
                    ORDER BY attempt.created_at %2$s, attempt.account %2$s, attempt.document %2$s, attempt.number %2$s
                    LIMIT :limit
                    """;
            oldestFirst = page.formatted(">", "ASC", Confinement.of(confined));
            newestFirst = page.formatted("<", "DESC", Confinement.of(confined));
        }

        private static Source of(@Nullable AccountId subject, AttemptListing listing) {
            boolean reviews = listing.state() == AttemptState.NEEDS_REVIEW;
            if (subject == null) {
                return reviews ? REVIEWS : EVERYTHING;
            }
            if (listing.subject() != null && listing.reach() == ResourceQuery.Reach.OWNER) {
                return OWNER;
            }
            return reviews ? REVIEWS_IN_SUBTREE : SUBTREE;
        }
    }

    private AttemptPages() {}

    static List<AttemptRow> list(Handle handle, Subtree within, AttemptListing listing) {
        var subject = listing.subject() == null ? within.root() : listing.subject();
        var source = Source.of(subject, listing);
        var state = listing.state();
        var after = listing.after();
        boolean oldestFirst = listing.order() == Order.OLDEST_FIRST;
        var query = Confinement.bind(handle.createQuery(oldestFirst ? source.oldestFirst : source.newestFirst), within)
                .bind("state", state == null ? null : state.name())
                .bind("afterCreatedAt", after == null ? beforeAll(oldestFirst) : Micros.nearest(after.createdAt()))
                .bind("afterAccount", after == null ? "" : after.id().account().value())
                .bind(
                        "afterDocument",
                        after == null ? "" : after.id().document().name())
                .bind("afterNumber", after == null ? 0 : after.id().number())
                .bind("limit", listing.limit());
        if (subject != null) {
            query.bind("subject", subject.value());
        }
        return query.map((row, context) -> AttemptMapping.read(row)).list();
    }

    /** A creation that no row has, before the first row in the given order. */
    private static long beforeAll(boolean oldestFirst) {
        return oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
