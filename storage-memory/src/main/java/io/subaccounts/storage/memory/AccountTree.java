package io.subaccounts.storage.memory;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountListing.Position;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of all accounts. Beside each account it keeps, in the order of lists, what is directly below it and all that
 * is below it, so that a list starts where its page starts; and over all accounts, whose verification is due when.
 */
final class AccountTree {

    private static final Comparator<Position> IN_ORDER =
            Comparator.comparing(Position::createdAt).thenComparing(Position::id);
    private static final NavigableSet<Position> NOTHING = Collections.unmodifiableNavigableSet(new TreeSet<>(IN_ORDER));

    private final Map<AccountId, AccountRow> rows = new HashMap<>();
    private final NavigableSet<Position> mains = new TreeSet<>(IN_ORDER);
    private final NavigableSet<Position> all = new TreeSet<>(IN_ORDER);
    private final Map<AccountId, NavigableSet<Position>> children = new HashMap<>();
    private final Map<AccountId, NavigableSet<Position>> descendants = new HashMap<>();
    private final Deadlines<AccountId> kycDeadlines = new Deadlines<>(Comparator.naturalOrder());

    @Nullable
    AccountRow get(AccountId id) {
        return rows.get(id);
    }

    boolean contains(Subtree within, AccountId id) {
        AccountRow row = rows.get(id);
        AccountId root = within.root();
        if (root == null) {
            return row != null;
        }
        while (row != null && !row.id().equals(root)) {
            row = above(row);
        }
        return row != null;
    }

    Optional<Lineage> lineage(Subtree within, AccountId id) {
        return contains(within, id) ? Optional.of(new Lineage(upwards(id))) : Optional.empty();
    }

    /** Adds a row below a parent that exists, or on top. */
    void add(Journal journal, AccountRow row) {
        replace(journal, row);
        journal.add(all, positionOf(row));
        if (row.parentId() == null) {
            journal.add(mains, positionOf(row));
        } else {
            hang(journal, row.parentId(), row, List.of(positionOf(row)));
        }
    }

    /** Replaces a row by one with the same parent and creation. */
    void replace(Journal journal, AccountRow row) {
        AccountRow present = rows.get(row.id());
        journal.put(rows, row.id(), row);
        kycDeadlines.move(journal, row.id(), present == null ? null : kycDueAt(present), kycDueAt(row));
    }

    /** Puts an account and all below it under another parent, which exists and is not among them. */
    void move(Journal journal, AccountRow row, AccountId newParent) {
        var moving = new ArrayList<>(below(row.id(), AccountQuery.Reach.SUBTREE));
        moving.add(positionOf(row));
        if (row.parentId() == null) {
            journal.remove(mains, positionOf(row));
        } else {
            journal.remove(setOf(children, row.parentId()), positionOf(row));
            for (var above : upwards(row.parentId())) {
                moving.forEach(position -> journal.remove(setOf(descendants, above.id()), position));
            }
        }
        var moved = ChangedRows.under(row, newParent);
        journal.put(rows, moved.id(), moved);
        hang(journal, newParent, moved, moving);
    }

    int height(AccountId id) {
        int levels = -1;
        List<AccountId> level = List.of(id);
        while (!level.isEmpty()) {
            levels++;
            level = level.stream()
                    .flatMap(above -> below(above, AccountQuery.Reach.CHILDREN).stream())
                    .map(Position::id)
                    .toList();
        }
        return levels;
    }

    /** What is below an account, or below the platform, in the order of creation. */
    NavigableSet<Position> below(@Nullable AccountId id, AccountQuery.Reach reach) {
        if (id == null) {
            return reach == AccountQuery.Reach.CHILDREN ? mains : all;
        }
        return (reach == AccountQuery.Reach.CHILDREN ? children : descendants).getOrDefault(id, NOTHING);
    }

    /** What is below a listing's subject, from where the listing goes on. */
    Stream<AccountRow> from(AccountListing listing) {
        var positions = below(listing.subject(), listing.reach());
        var directed = listing.order() == Order.OLDEST_FIRST ? positions : positions.descendingSet();
        var rest = listing.after() == null ? directed : directed.tailSet(listing.after(), false);
        return rest.stream().flatMap(position -> Stream.ofNullable(rows.get(position.id())));
    }

    Stream<AccountId> kycDueUntil(Instant now) {
        return kycDeadlines.until(now);
    }

    private static @Nullable Instant kycDueAt(AccountRow row) {
        return row.isDeleted() ? null : row.kyc().dueAt();
    }

    private void hang(Journal journal, AccountId parent, AccountRow row, List<Position> positions) {
        journal.add(setOf(children, parent), positionOf(row));
        for (var above : upwards(parent)) {
            positions.forEach(position -> journal.add(setOf(descendants, above.id()), position));
        }
    }

    private List<AccountRow> upwards(AccountId id) {
        var upwards = new ArrayList<AccountRow>();
        for (AccountRow row = rows.get(id); row != null; row = above(row)) {
            upwards.add(row);
        }
        return upwards;
    }

    private @Nullable AccountRow above(AccountRow row) {
        return row.parentId() == null ? null : rows.get(row.parentId());
    }

    private static NavigableSet<Position> setOf(Map<AccountId, NavigableSet<Position>> index, AccountId id) {
        return index.computeIfAbsent(id, key -> new TreeSet<>(IN_ORDER));
    }

    private static Position positionOf(AccountRow row) {
        return new Position(row.createdAt(), row.id());
    }
}
