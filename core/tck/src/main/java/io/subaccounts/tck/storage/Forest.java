package io.subaccounts.tck.storage;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Holds what a storage says about trees against what the parents of the rows say. */
final class Forest {

    private static final int PLENTY = 10_000;

    private final Map<AccountId, Lineage> lineages;
    private final List<String> faults = new ArrayList<>();

    private Forest(Map<AccountId, Lineage> lineages) {
        this.lineages = lineages;
    }

    /** Looks at some accounts, with all that are above and below them among them, and says what is wrong. */
    static List<String> faults(Transaction tx, Set<AccountId> ids) {
        var forest = new Forest(tx.accounts().findAll(Subtree.all(), ids));
        if (!forest.lineages.keySet().equals(ids)) {
            forest.faults.add("accounts were lost");
            return forest.faults;
        }
        for (var id : ids) {
            forest.checkUpwards(id);
        }
        if (forest.faults.isEmpty()) {
            for (var id : ids) {
                forest.checkDownwards(tx, id);
            }
        }
        return forest.faults;
    }

    static int deepest(Transaction tx, Set<AccountId> ids) {
        return tx.accounts().findAll(Subtree.all(), ids).values().stream()
                .mapToInt(Lineage::depth)
                .max()
                .orElse(0);
    }

    private void checkUpwards(AccountId id) {
        var chain = chain(id);
        var found = lineage(id).upwards().stream().map(AccountRow::id).toList();
        if (!found.equals(chain)) {
            faults.add("the lineage of " + id + " is " + found + ", but the parents say " + chain);
        }
    }

    private void checkDownwards(Transaction tx, AccountId id) {
        var below = lineages.keySet().stream()
                .filter(other -> !other.equals(id) && chain(other).contains(id))
                .toList();
        var listed = tx.accounts().list(Subtree.all(), everythingBelow(id)).stream()
                .map(AccountRow::id)
                .toList();
        if (listed.size() != below.size() || !new HashSet<>(listed).equals(new HashSet<>(below))) {
            faults.add("the list below " + id + " is " + listed + ", but the parents say " + below);
        }
        int height =
                below.stream().mapToInt(other -> chain(other).indexOf(id)).max().orElse(0);
        int told = tx.accounts().height(Subtree.all(), id);
        if (told != height) {
            faults.add("the height of " + id + " is " + told + ", but the parents say " + height);
        }
    }

    /** The account and all above it, by following parents; ends with a repetition if there is a cycle. */
    private List<AccountId> chain(AccountId id) {
        var chain = new LinkedHashSet<AccountId>();
        AccountId next = id;
        while (next != null && lineages.containsKey(next)) {
            if (!chain.add(next)) {
                var cycle = new ArrayList<>(chain);
                cycle.add(next);
                return cycle;
            }
            next = lineage(next).self().parentId();
        }
        return List.copyOf(chain);
    }

    private Lineage lineage(AccountId id) {
        return Objects.requireNonNull(lineages.get(id));
    }

    private static AccountListing everythingBelow(AccountId id) {
        return new AccountListing(
                id,
                AccountQuery.Reach.SUBTREE,
                Order.OLDEST_FIRST,
                null,
                PLENTY,
                null,
                null,
                null,
                null,
                AccountQuery.Deleted.INCLUDED);
    }
}
