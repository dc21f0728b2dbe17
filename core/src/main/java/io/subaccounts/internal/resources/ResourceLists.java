package io.subaccounts.internal.resources;

import io.subaccounts.access.Action;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Cursor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.paging.Cursors;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import java.time.Instant;
import java.util.List;

/**
 * Lists of resources.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class ResourceLists {

    private final Storage storage;
    private final Authority authority;
    private final Cursors cursors;

    /**
     * Sets the lists up.
     *
     * @param storage where ownership lives
     * @param authority who decides
     * @param cursors who signs cursors
     */
    public ResourceLists(Storage storage, Authority authority, Cursors cursors) {
        this.storage = storage;
        this.authority = authority;
        this.cursors = cursors;
    }

    Page<Ownership> list(Actor actor, ResourceQuery query, PageRequest page) {
        if (page.size() < 1 || page.size() > PageRequest.MAX_SIZE) {
            throw new ValidationException("size", "must be 1 to " + PageRequest.MAX_SIZE);
        }
        String bound = Cursors.canonical(
                "resources", Authority.reach(actor), page.order(), query.subject(), query.reach(), query.type());
        Cursor after = page.after();
        var listing = new ResourceListing(
                query.subject(),
                query.reach(),
                query.type(),
                page.order(),
                after == null ? null : position(cursors.read(bound, after)),
                page.size() + 1);
        List<ResourceRow> rows = storage.read(tx -> {
            authority.require(tx, actor, Action.READ_RESOURCE, query.subject());
            return tx.resources().list(Authority.reach(actor), listing);
        });
        boolean goesOn = rows.size() > page.size();
        List<ResourceRow> shown = goesOn ? rows.subList(0, page.size()) : rows;
        return new Page<>(
                shown.stream().map(ResourceRows::view).toList(),
                goesOn ? cursor(bound, shown.get(shown.size() - 1)) : null);
    }

    private Cursor cursor(String bound, ResourceRow last) {
        return cursors.write(
                bound,
                last.from() + " " + last.resource().type() + " "
                        + last.resource().id());
    }

    private static ResourceListing.Position position(String text) {
        String[] parts = text.split(" ", 3);
        return new ResourceListing.Position(
                Instant.parse(parts[0]), new ResourceRef(new ResourceType(parts[1]), parts[2]));
    }
}
