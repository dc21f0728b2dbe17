package io.subaccounts.storage.jdbc;

import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Pages of present ownerships, each read from the place where the page before ended. */
final class ResourcePages {

    /** Where the rows come from. */
    enum Source {
        OWNER("""
                SELECT resource.*
                FROM subaccounts_resources resource
                WHERE resource.owner = :subject
                """),
        SUBTREE("""
                SELECT resource.*
                FROM subaccounts_ancestry below
                CROSS JOIN subaccounts_resources resource
                WHERE below.ancestor = :subject AND resource.owner = below.descendant
                """);

        final String oldestFirst;
        final String newestFirst;

        Source(String rows) {
            String page = rows + """
                    AND (CAST(:type AS TEXT) IS NULL OR resource.resource_type = :type)
                    AND (resource.owned_from, resource.resource_type, resource.resource_id)
                      %1$s (:afterFrom, :afterType, :afterId)
                    AND %3$s
                    ORDER BY resource.owned_from %2$s, resource.resource_type %2$s, resource.resource_id %2$s
                    LIMIT :limit
                    """;
            oldestFirst = page.formatted(">", "ASC", Confinement.of(":subject"));
            newestFirst = page.formatted("<", "DESC", Confinement.of(":subject"));
        }
    }

    private ResourcePages() {}

    static List<ResourceRow> list(Handle handle, Subtree within, ResourceListing listing) {
        var source = listing.reach() == ResourceQuery.Reach.OWNER ? Source.OWNER : Source.SUBTREE;
        boolean oldestFirst = listing.order() == Order.OLDEST_FIRST;
        var type = listing.type();
        var after = listing.after();
        return Confinement.bind(handle.createQuery(oldestFirst ? source.oldestFirst : source.newestFirst), within)
                .bind("subject", listing.subject().value())
                .bind("type", type == null ? null : type.name())
                .bind("afterFrom", after == null ? beforeAll(oldestFirst) : Micros.nearest(after.from()))
                .bind("afterType", after == null ? "" : after.resource().type().name())
                .bind("afterId", after == null ? "" : after.resource().id())
                .bind("limit", listing.limit())
                .map((row, context) -> JdbcResourceStore.read(row))
                .list();
    }

    /** A beginning that no row has, before the first row in the given order. */
    private static long beforeAll(boolean oldestFirst) {
        return oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
