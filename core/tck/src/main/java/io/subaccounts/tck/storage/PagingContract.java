package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages: put together they are the whole list, in order, in both directions, however many rows share a moment. */
abstract class PagingContract extends StorageContract {

    private static final int[] LIMITS = {1, 2, 3, 7, 1000};
    private static final int PLENTY = 1000;
    private static final Comparator<AccountRow> BY_CREATION =
            Comparator.comparing(AccountRow::createdAt).thenComparing(AccountRow::id);
    private static final Comparator<ResourceRow> BY_BEGINNING =
            Comparator.comparing(ResourceRow::from).thenComparing(ResourceRow::resource);

    private final SeededRandom random = new SeededRandom();
    private AccountRow acme;

    PagingContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeMain() {
        acme = samples().main();
        store(acme);
    }

    @Test
    void pagesOfAccountsMakeUpTheList() {
        List<AccountRow> below = plantAccounts(36);
        for (var order : Order.values()) {
            for (var reach : AccountQuery.Reach.values()) {
                var expected = below.stream()
                        .filter(row ->
                                reach == AccountQuery.Reach.SUBTREE || acme.id().equals(row.parentId()))
                        .sorted(directed(BY_CREATION, order))
                        .toList();
                assertPages(
                        new AccountListing(
                                acme.id(),
                                reach,
                                order,
                                null,
                                PLENTY,
                                null,
                                null,
                                null,
                                null,
                                AccountQuery.Deleted.EXCLUDED),
                        expected);
            }
        }
    }

    @Test
    void pagesOfFilteredAccountsMakeUpTheList() {
        List<AccountRow> below = plantAccounts(36);
        for (var order : Order.values()) {
            var expected = below.stream()
                    .filter(AccountRow::suspended)
                    .sorted(directed(BY_CREATION, order))
                    .toList();
            assertPages(
                    new AccountListing(
                            acme.id(),
                            AccountQuery.Reach.SUBTREE,
                            order,
                            null,
                            PLENTY,
                            OwnStatus.SUSPENDED,
                            null,
                            "account",
                            null,
                            AccountQuery.Deleted.INCLUDED),
                    expected);
        }
    }

    @Test
    void pagesOfThePlatformMakeUpTheList() {
        var all = new ArrayList<>(plantAccounts(12));
        all.add(acme);
        for (var order : Order.values()) {
            for (var reach : AccountQuery.Reach.values()) {
                var expected = all.stream()
                        .filter(row -> reach == AccountQuery.Reach.SUBTREE || row.parentId() == null)
                        .sorted(directed(BY_CREATION, order))
                        .toList();
                assertPages(
                        new AccountListing(
                                null,
                                reach,
                                order,
                                null,
                                PLENTY,
                                null,
                                null,
                                null,
                                null,
                                AccountQuery.Deleted.EXCLUDED),
                        expected);
            }
        }
    }

    @Test
    void pagesOfResourcesMakeUpTheList() {
        List<ResourceRow> owned = plantResources(40);
        for (var order : Order.values()) {
            for (var reach : ResourceQuery.Reach.values()) {
                for (var type : new @Nullable ResourceType[] {null, new ResourceType("a_b")}) {
                    var expected = owned.stream()
                            .filter(row -> reach == ResourceQuery.Reach.SUBTREE
                                    || row.owner().equals(acme.id()))
                            .filter(row -> type == null || row.resource().type().equals(type))
                            .sorted(directed(BY_BEGINNING, order))
                            .toList();
                    assertPages(new ResourceListing(acme.id(), reach, type, order, null, PLENTY), expected);
                }
            }
        }
    }

    @Test
    void pageGoesOnAfterARowThatIsGone() {
        List<ResourceRow> owned = plantResources(9);
        owned.sort(BY_BEGINNING);
        var gone = owned.get(4);
        write(tx -> tx.resources().delete(ALL, gone.resource(), 1));
        var listing = new ResourceListing(
                acme.id(), ResourceQuery.Reach.SUBTREE, null, Order.OLDEST_FIRST, Pages.positionOf(gone), PLENTY);
        assertThat(readList(tx -> tx.resources().list(ALL, listing)))
                .as(
                        "a position is a place in the order, not a row: compare (from, type, id) and do not look the row up")
                .isEqualTo(owned.subList(5, 9));
    }

    private void assertPages(AccountListing listing, List<AccountRow> expected) {
        for (int limit : LIMITS) {
            var sized = new AccountListing(
                    listing.subject(),
                    listing.reach(),
                    listing.order(),
                    null,
                    limit,
                    listing.own(),
                    listing.kycMode(),
                    listing.namePrefix(),
                    listing.externalId(),
                    listing.deleted());
            List<AccountRow> seen = Pages.walk(
                    limit,
                    last -> last == null ? sized : sized.after(Pages.positionOf(last)),
                    page -> readList(tx -> tx.accounts().list(ALL, page)));
            assertThat(seen)
                    .as(
                            "pages of %d, %s %s, must make up the list in the order of (createdAt, id),"
                                    + " both in the same direction, no row twice and none left out (%s)",
                            limit, listing.reach(), listing.order(), SeededRandom.reminder())
                    .isEqualTo(expected);
            List<AccountListing.Position> places = Pages.walk(
                    limit,
                    last -> last == null ? sized : sized.after(last),
                    page -> readList(tx -> tx.accounts().positions(ALL, page)));
            assertThat(places)
                    .as("positions must be those of the rows that list returns (%s)", SeededRandom.reminder())
                    .isEqualTo(expected.stream().map(Pages::positionOf).toList());
        }
    }

    private void assertPages(ResourceListing listing, List<ResourceRow> expected) {
        for (int limit : LIMITS) {
            var sized = new ResourceListing(
                    listing.subject(), listing.reach(), listing.type(), listing.order(), null, limit);
            List<ResourceRow> seen = Pages.walk(
                    limit,
                    last -> last == null ? sized : sized.after(Pages.positionOf(last)),
                    page -> readList(tx -> tx.resources().list(ALL, page)));
            assertThat(seen)
                    .as(
                            "pages of %d, %s %s, must make up the list in the order of (from, type, id), compared bytewise"
                                    + " and all in the same direction, no row twice and none left out (%s)",
                            limit, listing.reach(), listing.order(), SeededRandom.reminder())
                    .isEqualTo(expected);
        }
    }

    /** Accounts on several levels whose creation falls into few moments and does not follow the tree. */
    private List<AccountRow> plantAccounts(int number) {
        List<AccountRow> planted = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            var parent = planted.isEmpty() || random.nextBoolean() ? acme : planted.get(random.nextInt(planted.size()));
            planted.add(AccountDraft.of(samples().below(parent))
                    .id(new AccountId(AccountId.SUB_PREFIX + text("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", 20)))
                    .createdAt(moment())
                    .switches(true, random.nextBoolean())
                    .row());
        }
        store(planted.toArray(AccountRow[]::new));
        return planted;
    }

    private List<ResourceRow> plantResources(int number) {
        var child = samples().below(acme);
        store(child);
        List<ResourceRow> planted = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            var type = new ResourceType(random.pick("a", "ab", "a-b", "a_b", "a1"));
            var resource = new ResourceRef(type, text("ABYZabyz019_.+@/:-", 1 + random.nextInt(6)) + i);
            var owner = random.nextBoolean() ? acme : child;
            planted.add(new ResourceRow(resource, owner.id(), moment(), 1));
        }
        store(planted.toArray(ResourceRow[]::new));
        return planted;
    }

    private Instant moment() {
        return Samples.EPOCH.plusNanos(1000L * random.nextInt(4));
    }

    private String text(String alphabet, int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    private static <T> Comparator<T> directed(Comparator<T> oldestFirst, Order order) {
        return order == Order.OLDEST_FIRST ? oldestFirst : oldestFirst.reversed();
    }
}
