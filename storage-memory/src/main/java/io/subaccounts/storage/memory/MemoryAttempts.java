package io.subaccounts.storage.memory;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptListing.Position;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.AttemptStore;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The attempts of one transaction. */
final class MemoryAttempts implements AttemptStore {

    private static final int FEW_ACCOUNTS = 500;

    private final MemoryTransaction tx;

    MemoryAttempts(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public boolean insert(Subtree within, AttemptRow row) {
        var attempts = tx.tables().attempts;
        if (attempts.get(row.id()) != null
                || !attempts.isReferenceFreeFor(row)
                || !exists(within, row.id().account())) {
            return false;
        }
        attempts.add(tx.journal(), row);
        return true;
    }

    @Override
    public Optional<AttemptRow> find(Subtree within, AttemptId id) {
        return visible(within, tx.tables().attempts.get(id));
    }

    @Override
    public Optional<AttemptRow> findByReference(Subtree within, String provider, String reference) {
        return visible(within, tx.tables().attempts.get(provider, reference));
    }

    @Override
    public boolean update(Subtree within, AttemptRow row, long expectedVersion) {
        var attempts = tx.tables().attempts;
        var present = find(within, row.id())
                .filter(found -> found.version() == expectedVersion)
                .filter(found -> attempts.isReferenceFreeFor(row));
        present.ifPresent(found -> attempts.replace(tx.journal(), found, ChangedRows.updated(found, row)));
        return present.isPresent();
    }

    @Override
    public List<AttemptRow> list(Subtree within, AttemptListing listing) {
        if (listing.subject() != null && !exists(within, listing.subject())) {
            return List.of();
        }
        return rows(within, listing).limit(listing.limit()).toList();
    }

    @Override
    public List<AccountId> holders(Subtree within, DocumentType document, String fingerprint, int limit) {
        return tx.tables()
                .attempts
                .verified(document, fingerprint)
                .filter(account -> exists(within, account))
                .sorted()
                .limit(limit)
                .toList();
    }

    private boolean exists(Subtree within, AccountId account) {
        return tx.tables().accounts.contains(within, account);
    }

    private Optional<AttemptRow> visible(Subtree within, @Nullable AttemptRow row) {
        return Optional.ofNullable(row)
                .filter(found -> exists(within, found.id().account()));
    }

    /** In order: gathered from each account if there are few, otherwise picked out of all. */
    private Stream<AttemptRow> rows(Subtree within, AttemptListing listing) {
        var attempts = tx.tables().attempts;
        var subject = listing.subject();
        if (subject != null && listing.reach() == ResourceQuery.Reach.OWNER) {
            return rest(attempts.of(subject), listing);
        }
        var top = subject == null ? within.root() : subject;
        if (top == null) {
            return rest(attempts.in(listing.state()), listing);
        }
        if (!exists(within, top)) {
            return Stream.empty();
        }
        var below = tx.tables().accounts.below(top, AccountQuery.Reach.SUBTREE);
        if (below.size() > FEW_ACCOUNTS) {
            return rest(attempts.in(listing.state()), listing)
                    .filter(row -> exists(Subtree.of(top), row.id().account()));
        }
        var order = listing.order() == Order.OLDEST_FIRST
                ? AttemptTable.inOrder()
                : AttemptTable.inOrder().reversed();
        return Stream.concat(Stream.of(top), below.stream().map(AccountListing.Position::id))
                .flatMap(account -> rest(attempts.of(account), listing).limit(listing.limit()))
                .sorted((one, other) -> order.compare(AttemptTable.positionOf(one), AttemptTable.positionOf(other)));
    }

    /** From where the listing goes on. */
    private Stream<AttemptRow> rest(NavigableSet<Position> positions, AttemptListing listing) {
        var directed = listing.order() == Order.OLDEST_FIRST ? positions : positions.descendingSet();
        var rest = listing.after() == null ? directed : directed.tailSet(listing.after(), false);
        return rest.stream()
                .flatMap(position -> Stream.ofNullable(tx.tables().attempts.get(position.id())))
                .filter(row -> listing.state() == null || row.state() == listing.state());
    }
}
