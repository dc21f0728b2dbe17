package io.subaccounts.storage.jdbc;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.Subtree;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** Pages of accounts, each read from the place where the page before ended. */
final class AccountPages {

    private static final String FILTERS = """
            AND (CAST(:own AS TEXT) IS NULL
              OR (:own = 'ENABLED' AND account.enabled AND NOT account.suspended)
              OR (:own = 'DISABLED' AND NOT account.enabled)
              OR (:own = 'SUSPENDED' AND account.suspended))
            AND (CAST(:kycMode AS TEXT) IS NULL OR account.kyc_mode = :kycMode)
            AND (CAST(:namePrefix AS TEXT) IS NULL
              OR substr(account.name, 1, length(CAST(:namePrefix AS TEXT))) = :namePrefix)
            AND (CAST(:externalId AS TEXT) IS NULL OR account.external_id = :externalId)
            AND (:deleted = 'INCLUDED' OR account.deleted_at IS NULL)
            AND
            """;

    /**
     * Where the rows come from: in the order of an index wherever there can be many, and through the index of external
     * ids wherever one is given. Expressions in place of bare columns keep planners from preferring another index then.
     */
    enum Source {
        CHILDREN("FROM subaccounts_accounts account WHERE account.parent_id = :subject\n", ":subject"),
        SUBTREE("""
                FROM subaccounts_ancestry below
                CROSS JOIN subaccounts_accounts account
                WHERE below.ancestor = :subject AND below.distance > 0 AND account.id = below.descendant
                """, ":subject", "below.created_at", "below.descendant"),
        MAIN_ACCOUNTS("FROM subaccounts_accounts account WHERE account.parent_id IS NULL\n", "account.id"),
        EVERYTHING("FROM subaccounts_accounts account WHERE 1 = 1\n", "account.id"),
        CHILDREN_BY_EXTERNAL_ID("""
                FROM subaccounts_accounts account
                WHERE account.external_id = :externalId AND COALESCE(account.parent_id, '') = :subject
                """, ":subject", "account.created_at + 0", "account.id"),
        SUBTREE_BY_EXTERNAL_ID("""
                FROM subaccounts_accounts account
                CROSS JOIN subaccounts_ancestry below
                WHERE account.external_id = :externalId
                  AND below.descendant = account.id AND below.ancestor = :subject AND below.distance > 0
                """, ":subject", "account.created_at + 0", "account.id"),
        MAIN_ACCOUNTS_BY_EXTERNAL_ID("""
                FROM subaccounts_accounts account
                WHERE account.external_id = :externalId AND COALESCE(account.parent_id, '') = ''
                """, "account.id", "account.created_at + 0", "account.id"),
        EVERYTHING_BY_EXTERNAL_ID(
                "FROM subaccounts_accounts account WHERE account.external_id = :externalId\n",
                "account.id",
                "account.created_at + 0",
                "account.id");

        final String oldestFirst;
        final String newestFirst;

        Source(String rows, String confined) {
            this(rows, confined, "account.created_at", "account.id");
        }

        Source(String rows, String confined, String createdAt, String id) {
            String page = "SELECT account.* " + rows + FILTERS + Confinement.of(confined) + """
                    AND (%1$s, %2$s) %3$s (:afterCreatedAt, :afterId)
                    ORDER BY %1$s %4$s, %2$s %4$s
                    LIMIT :limit
                    """;
            oldestFirst = page.formatted(createdAt, id, ">", "ASC");
            newestFirst = page.formatted(createdAt, id, "<", "DESC");
        }

        private static Source of(AccountListing listing) {
            boolean children = listing.reach() == AccountQuery.Reach.CHILDREN;
            boolean byExternalId = listing.externalId() != null;
            if (listing.subject() == null) {
                return children
                        ? byExternalId ? MAIN_ACCOUNTS_BY_EXTERNAL_ID : MAIN_ACCOUNTS
                        : byExternalId ? EVERYTHING_BY_EXTERNAL_ID : EVERYTHING;
            }
            return children
                    ? byExternalId ? CHILDREN_BY_EXTERNAL_ID : CHILDREN
                    : byExternalId ? SUBTREE_BY_EXTERNAL_ID : SUBTREE;
        }
    }

    private AccountPages() {}

    static Query query(Handle handle, Subtree within, AccountListing listing) {
        var source = Source.of(listing);
        var subject = listing.subject();
        var after = listing.after();
        boolean oldestFirst = listing.order() == Order.OLDEST_FIRST;
        var query = Confinement.bind(handle.createQuery(oldestFirst ? source.oldestFirst : source.newestFirst), within)
                .bind("own", name(listing.own()))
                .bind("kycMode", name(listing.kycMode()))
                .bind("namePrefix", listing.namePrefix())
                .bind("externalId", listing.externalId())
                .bind("deleted", listing.deleted().name())
                .bind("afterCreatedAt", after == null ? beforeAll(oldestFirst) : Micros.nearest(after.createdAt()))
                .bind("afterId", after == null ? "" : after.id().value())
                .bind("limit", listing.limit());
        if (subject != null) {
            query.bind("subject", subject.value());
        }
        return query;
    }

    /** A creation that no row has, before the first row in the given order. */
    private static long beforeAll(boolean oldestFirst) {
        return oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }
}
