package io.subaccounts.tck.privacy;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text of every row of accounts that a storage holds. */
final class StoredRows {

    private static final int ALL = 1000;

    private StoredRows() {}

    static List<String> of(Storage storage, List<AccountId> accounts) {
        var within = Subtree.all();
        return storage.read(tx -> {
            var rows = new ArrayList<Object>();
            for (AccountId id : accounts) {
                rows.addAll(tx.accounts().findAll(within, Set.of(id)).values());
                rows.addAll(tx.credentials().list(within, id));
                rows.addAll(tx.attempts()
                        .list(
                                within,
                                new AttemptListing(
                                        id, ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, ALL)));
                rows.addAll(tx.sessions().list(within, new SessionListing(id, Order.OLDEST_FIRST, null, ALL)));
                rows.addAll(tx.events().list(within, id, 0, ALL));
                tx.events().findSigningSecret(within, id).ifPresent(rows::add);
            }
            rows.addAll(tx.callbacks().list(CanaryRegister.NAME, ALL));
            rows.addAll(tx.callbacks().list("unknown", ALL));
            return rows.stream().map(Object::toString).toList();
        });
    }
}
