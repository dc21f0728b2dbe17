package io.subaccounts.storage.memory;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.storage.memory.TamperedStorage.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Storages whose lists are wrong. */
final class ListSabotages {

    private static final int PLENTY = 100_000;

    private ListSabotages() {}

    static List<Sabotage> all() {
        return List.of(
                Sabotage.in(
                        "accounts.list",
                        "drops rows that share the last moment of a page",
                        "Paging",
                        "pagesOfAccountsMakeUpTheList",
                        (call, tx) -> {
                            AccountListing listing = call.argument(1);
                            List<AccountRow> rows = call.pass();
                            return listing.after() == null
                                    ? rows
                                    : rows.stream()
                                            .filter(row -> !row.createdAt()
                                                    .equals(listing.after().createdAt()))
                                            .toList();
                        }),
                Sabotage.in(
                        "accounts.positions",
                        "leaves out the last place of a page",
                        "Paging",
                        "pagesOfAccountsMakeUpTheList",
                        (call, tx) -> {
                            List<AccountListing.Position> places = call.pass();
                            return places.isEmpty() ? places : places.subList(0, places.size() - 1);
                        }),
                Sabotage.in(
                        "resources.list",
                        "drops a row of a page with ties",
                        "Paging",
                        "pagesOfResourcesMakeUpTheList",
                        (call, tx) -> {
                            List<ResourceRow> rows = new ArrayList<>(call.<List<ResourceRow>>pass());
                            boolean tied = rows.size() > 1
                                    && rows.get(0).from().equals(rows.get(1).from());
                            return tied ? rows.subList(1, rows.size()) : rows;
                        }),
                Sabotage.in(
                        "accounts.list",
                        "orders rows of one moment the other way round",
                        "Paging",
                        "pagesOfAccountsMakeUpTheList",
                        (call, tx) -> {
                            List<AccountRow> rows = new ArrayList<>(call.<List<AccountRow>>pass());
                            rows.sort(Comparator.comparing(AccountRow::createdAt)
                                    .thenComparing(AccountRow::id, Comparator.reverseOrder()));
                            return rows;
                        }),
                Sabotage.in(
                        "accounts.list",
                        "begins a page with the last row of the page before",
                        "Paging",
                        "pagesOfAccountsMakeUpTheList",
                        (call, tx) -> {
                            AccountListing listing = call.argument(1);
                            var last = listing.after();
                            List<AccountRow> rows = new ArrayList<>(call.<List<AccountRow>>pass());
                            if (last != null) {
                                tx.accounts()
                                        .find(call.argument(0), last.id())
                                        .ifPresent(row -> rows.add(0, row.self()));
                            }
                            return rows.subList(0, Math.min(rows.size(), listing.limit()));
                        }),
                Sabotage.in(
                        "accounts.list",
                        "folds case in name prefixes",
                        "AccountLists",
                        "namePrefixIsLiteralAndKeepsCase",
                        (call, tx) -> {
                            AccountListing listing = call.argument(1);
                            String prefix = listing.namePrefix() == null
                                    ? ""
                                    : listing.namePrefix().toLowerCase(Locale.ROOT);
                            return everything(call, listing, tx).stream()
                                    .filter(row ->
                                            row.name().toLowerCase(Locale.ROOT).startsWith(prefix))
                                    .toList();
                        }),
                Sabotage.in(
                        "accounts.list",
                        "lists deleted accounts unasked",
                        "AccountLists",
                        "deletedAccountsAreListedOnlyIfAskedFor",
                        (call, tx) -> everything(call, call.argument(1), tx)),
                Sabotage.in(
                        "resources.list",
                        "lists resources of any type",
                        "ResourceLists",
                        "typeNarrowsTheList",
                        (call, tx) -> {
                            ResourceListing listing = call.argument(1);
                            return call.passWith(
                                    call.argument(0),
                                    new ResourceListing(
                                            listing.subject(),
                                            listing.reach(),
                                            null,
                                            listing.order(),
                                            listing.after(),
                                            listing.limit()));
                        }),
                pagesByOffset());
    }

    /** Remembers how many rows were before each position, as who pages by OFFSET does. */
    private static Sabotage pagesByOffset() {
        return new Sabotage("pages by offset", "PagingUnderChange", "resourcesThatLastAreSeenExactlyOnce", real -> {
            Map<ResourceListing.Position, Integer> offsets = new ConcurrentHashMap<>();
            return new TamperedStorage(
                    real, (call, tx) -> call.is("resources.list") ? pageByOffset(call, offsets) : call.pass());
        });
    }

    private static List<ResourceRow> pageByOffset(Call call, Map<ResourceListing.Position, Integer> offsets) {
        ResourceListing listing = call.argument(1);
        int offset = listing.after() == null ? 0 : offsets.getOrDefault(listing.after(), 0);
        var whole =
                new ResourceListing(listing.subject(), listing.reach(), listing.type(), listing.order(), null, PLENTY);
        List<ResourceRow> rows = call.passWith(call.argument(0), whole);
        List<ResourceRow> page =
                rows.stream().skip(offset).limit(listing.limit()).toList();
        if (!page.isEmpty()) {
            var last = page.get(page.size() - 1);
            offsets.put(new ResourceListing.Position(last.from(), last.resource()), offset + page.size());
        }
        return page;
    }

    private static List<AccountRow> everything(Call call, AccountListing listing, Transaction tx) {
        return call.passWith(
                call.argument(0),
                new AccountListing(
                        listing.subject(),
                        listing.reach(),
                        listing.order(),
                        listing.after(),
                        listing.limit(),
                        null,
                        null,
                        null,
                        null,
                        AccountQuery.Deleted.INCLUDED));
    }
}
