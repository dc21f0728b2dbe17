package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.tck.support.Scale;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages while rows come and go: what lives throughout is seen exactly once. */
abstract class PagingUnderChangeContract extends StorageContract {

    private static final int LASTING = 40;
    private static final int NEWCOMERS = 200;

    private final SeededRandom random = new SeededRandom();
    private AccountRow acme;
    private AccountRow elsewhere;

    PagingUnderChangeContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeMain() {
        acme = samples().main();
        elsewhere = samples().main();
        store(acme, elsewhere);
    }

    @Test
    void accountsThatLastAreSeenExactlyOnce() {
        List<AccountRow> lasting = new ArrayList<>();
        List<AccountRow> passing = new ArrayList<>();
        for (int i = 0; i < LASTING; i++) {
            lasting.add(
                    AccountDraft.of(samples().below(acme)).createdAt(moment()).row());
            passing.add(AccountDraft.of(samples().below(elsewhere))
                    .createdAt(moment())
                    .row());
        }
        store(lasting.toArray(AccountRow[]::new));
        store(passing.toArray(AccountRow[]::new));
        whileChanging(
                turn -> {
                    var passer = passing.get(turn % LASTING);
                    var place = turn / LASTING % 2 == 0 ? acme : elsewhere;
                    move(passer.id(), place.id());
                    if (turn < NEWCOMERS) {
                        store(AccountDraft.of(samples().below(acme))
                                .createdAt(Samples.EPOCH.plusNanos(1000L * (turn % 8)))
                                .row());
                    }
                },
                () -> {
                    for (var order : Order.values()) {
                        assertExactlyOnce(walkAccounts(order), lasting);
                    }
                });
    }

    @Test
    void resourcesThatLastAreSeenExactlyOnce() {
        List<ResourceRow> lasting = new ArrayList<>();
        List<ResourceRow> passing = new ArrayList<>();
        for (int i = 0; i < LASTING; i++) {
            lasting.add(new ResourceRow(ResourceRef.trunk("lasting-" + i), acme.id(), moment(), 1));
            passing.add(new ResourceRow(ResourceRef.trunk("passing-" + i), acme.id(), moment(), 1));
        }
        store(lasting.toArray(ResourceRow[]::new));
        whileChanging(
                turn -> {
                    var passer = passing.get(turn % LASTING);
                    write(tx -> turn / LASTING % 2 == 0
                            ? tx.resources().insert(ALL, passer)
                            : tx.resources().delete(ALL, passer.resource(), 1));
                },
                () -> {
                    for (var order : Order.values()) {
                        assertExactlyOnce(walkResources(order), lasting);
                    }
                });
    }

    /** One turn of changes. */
    private interface Change {
        void make(int turn);
    }

    private void whileChanging(Change change, Runnable walk) {
        var done = new AtomicBoolean();
        try (var crew = new Crew()) {
            var changer = crew.start(() -> {
                int turn = 0;
                for (; !done.get() || turn == 0; turn++) {
                    change.make(turn);
                }
                return turn;
            });
            try {
                for (int round = 0; round < Scale.of(6); round++) {
                    walk.run();
                }
            } finally {
                done.set(true);
            }
            Crew.await(changer);
        }
    }

    private <R> void assertExactlyOnce(List<R> seen, List<R> lasting) {
        List<R> missing = lasting.stream().filter(row -> !seen.contains(row)).toList();
        List<R> repeated = lasting.stream()
                .filter(row -> Collections.frequency(seen, row) > 1)
                .toList();
        assertThat(missing)
                .as(
                        "pages must not skip a row that was there all the time: page by position, never by offset (%s)",
                        SeededRandom.reminder())
                .isEmpty();
        assertThat(repeated)
                .as(
                        "pages must not repeat a row that was there all the time: page by position, never by offset (%s)",
                        SeededRandom.reminder())
                .isEmpty();
    }

    private List<AccountRow> walkAccounts(Order order) {
        var first = new AccountListing(
                acme.id(),
                AccountQuery.Reach.SUBTREE,
                order,
                null,
                5,
                null,
                null,
                null,
                null,
                AccountQuery.Deleted.EXCLUDED);
        return Pages.walk(
                first.limit(),
                last -> last == null ? first : first.after(Pages.positionOf(last)),
                page -> readList(tx -> tx.accounts().list(ALL, page)));
    }

    private List<ResourceRow> walkResources(Order order) {
        var first = new ResourceListing(acme.id(), ResourceQuery.Reach.SUBTREE, null, order, null, 5);
        return Pages.walk(
                first.limit(),
                last -> last == null ? first : first.after(Pages.positionOf(last)),
                page -> readList(tx -> tx.resources().list(ALL, page)));
    }

    private Instant moment() {
        return Samples.EPOCH.plusNanos(1000L * random.nextInt(8));
    }
}
