package io.subaccounts.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What this storage says about itself beyond the contract of all storages. */
class MemoryStorageTest {

    private static final AccountId MAIN = account("MA_", 0);

    private final MemoryStorage storage = MemoryStorage.create();

    @AfterEach
    void close() {
        storage.close();
    }

    @Test
    void hasNoOptionalTrait() {
        assertThat(storage.traits()).isEmpty();
    }

    @Test
    void readsRunSideBySide() throws Exception {
        var threads = Executors.newSingleThreadExecutor();
        try {
            int seen = storage.read(tx -> {
                var other = threads.submit(
                        () -> storage.read(inner -> inner.accounts().height(Subtree.all(), MAIN)));
                try {
                    return other.get();
                } catch (Exception e) {
                    throw new AssertionError("a read must not wait for another read", e);
                }
            });
            assertThat(seen).isZero();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void workIsRunExactlyOnce() {
        List<String> runs = new ArrayList<>();
        storage.read(tx -> runs.add("read"));
        storage.write(tx -> runs.add("write"));
        assertThat(runs).containsExactly("read", "write");
    }

    @Test
    void accountIsNotPutBelowItself() {
        var child = account("SA_", 1);
        storage.write(tx -> tx.accounts().insert(Subtree.all(), row(MAIN, null))
                && tx.accounts().insert(Subtree.all(), row(child, MAIN)));
        for (var newParent : List.of(MAIN, child)) {
            assertThatThrownBy(() -> storage.write(tx -> tx.accounts().reparent(Subtree.all(), MAIN, newParent)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(storage.<Integer>read(tx -> tx.accounts().height(Subtree.all(), MAIN)))
                .isEqualTo(1);
    }

    @Test
    void resourcesOfManyOwnersAreListedInOrder() {
        List<ResourceRow> rows = new ArrayList<>();
        storage.write(tx -> tx.accounts().insert(Subtree.all(), row(MAIN, null)));
        var elsewhere = account("MA_", 1);
        storage.write(tx -> tx.accounts().insert(Subtree.all(), row(elsewhere, null)));
        for (int i = 0; i < 700; i++) {
            var owner = row(account("SA_", i), i % 100 == 99 ? elsewhere : MAIN);
            var resource = ResourceRef.trunk("trunk-" + (1000 - i));
            var owned = new ResourceRow(resource, owner.id(), Instant.EPOCH.plusSeconds(i / 7), 1);
            storage.write(tx ->
                    tx.accounts().insert(Subtree.all(), owner) && tx.resources().insert(Subtree.all(), owned));
            if (owner.parentId() == MAIN) {
                rows.add(owned);
            }
        }
        rows.sort((one, other) -> Tables.inOrder().compare(position(one), position(other)));
        assertThat(walk(Order.OLDEST_FIRST)).isEqualTo(rows);
        Collections.reverse(rows);
        assertThat(walk(Order.NEWEST_FIRST)).isEqualTo(rows);
    }

    @Test
    void attemptsOfManyAccountsAreListedInOrder() {
        List<AttemptRow> rows = new ArrayList<>();
        storage.write(tx -> tx.accounts().insert(Subtree.all(), row(MAIN, null)));
        var elsewhere = account("MA_", 1);
        storage.write(tx -> tx.accounts().insert(Subtree.all(), row(elsewhere, null)));
        for (int i = 0; i < 700; i++) {
            var owner = row(account("SA_", 700 - i), i % 100 == 99 ? elsewhere : MAIN);
            var attempt = attempt(owner.id(), Instant.EPOCH.plusSeconds(i / 7));
            storage.write(tx ->
                    tx.accounts().insert(Subtree.all(), owner) && tx.attempts().insert(Subtree.all(), attempt));
            if (owner.parentId() == MAIN) {
                rows.add(attempt);
            }
        }
        rows.sort((one, other) ->
                AttemptTable.inOrder().compare(AttemptTable.positionOf(one), AttemptTable.positionOf(other)));
        for (var order : List.of(Order.OLDEST_FIRST, Order.NEWEST_FIRST)) {
            for (var subject : new @Nullable AccountId[] {MAIN, null}) {
                assertThat(attempts(subject, order, null)).isEqualTo(rows);
                assertThat(attempts(subject, order, AttemptState.STARTED)).isEqualTo(rows);
                assertThat(attempts(subject, order, AttemptState.PENDING)).isEmpty();
            }
            Collections.reverse(rows);
        }
    }

    private List<AttemptRow> attempts(@Nullable AccountId subject, Order order, @Nullable AttemptState state) {
        var listing = new AttemptListing(subject, ResourceQuery.Reach.SUBTREE, state, order, null, 50);
        List<AttemptRow> seen = new ArrayList<>();
        List<AttemptRow> page = attempts(listing);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = attempts(listing.after(AttemptTable.positionOf(page.get(page.size() - 1))));
        }
        return seen;
    }

    private List<AttemptRow> attempts(AttemptListing listing) {
        return storage.read(tx -> tx.attempts().list(Subtree.of(MAIN), listing));
    }

    private List<ResourceRow> walk(Order order) {
        List<ResourceRow> seen = new ArrayList<>();
        var listing = new ResourceListing(MAIN, ResourceQuery.Reach.SUBTREE, null, order, null, 50);
        var page = page(listing);
        while (!page.isEmpty()) {
            seen.addAll(page);
            page = page(listing.after(position(page.get(page.size() - 1))));
        }
        return seen;
    }

    private List<ResourceRow> page(ResourceListing listing) {
        return storage.read(tx -> tx.resources().list(Subtree.of(MAIN), listing));
    }

    private static ResourceListing.Position position(ResourceRow row) {
        return new ResourceListing.Position(row.from(), row.resource());
    }

    private static AccountId account(String prefix, int number) {
        return new AccountId(prefix + "%020d".formatted(number));
    }

    private static AttemptRow attempt(AccountId account, Instant createdAt) {
        return new AttemptRow(
                new AttemptId(account, DocumentType.PAN, 1),
                AttemptState.STARTED,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                0,
                null,
                null,
                null,
                null,
                null,
                null,
                1,
                createdAt,
                null,
                null);
    }

    private static AccountRow row(AccountId id, @Nullable AccountId parent) {
        return new AccountRow(
                id,
                parent,
                "name",
                null,
                null,
                null,
                Permissions.INHERITED,
                RateLimit.DEFAULT,
                KycMode.PERSONAL_USE,
                null,
                null,
                null,
                Map.of(),
                true,
                false,
                KycRow.NONE,
                1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null);
    }
}
