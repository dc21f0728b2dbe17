package io.subaccounts.internal.resources;

import io.subaccounts.resources.Ownership;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.ResourceRow;

/** What the host sees of the rows of ownership. */
final class ResourceRows {

    private ResourceRows() {}

    static Ownership view(ResourceRow row) {
        return new Ownership(row.resource(), row.owner(), row.from(), null);
    }

    static Ownership view(PastOwnershipRow row) {
        return new Ownership(row.resource(), row.owner(), row.from(), row.until());
    }
}
