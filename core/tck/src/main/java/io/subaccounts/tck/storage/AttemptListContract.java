package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.resources.ResourceQuery.Reach;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of attempts, page by page, and who has verified one document. */
abstract class AttemptListContract extends StorageContract {

    private static final int[] LIMITS = {1, 2, 3, 7, 1000};
    private static final int PLENTY = 1000;
    private static final Comparator<AttemptRow> OLDEST_FIRST = Comparator.comparing(AttemptRow::createdAt)
            .thenComparing(row -> row.id().account())
            .thenComparing(row -> row.id().document().name())
            .thenComparingInt(row -> row.id().number());

    private final SeededRandom random = new SeededRandom();
    private AccountRow acme;
    private AccountRow left;
    private AccountRow leaf;
    private AccountRow right;
    private AccountRow stranger;

    AttemptListContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        left = samples().below(acme);
        leaf = AccountDraft.of(samples().below(left)).deletedAt(Samples.EPOCH).row();
        right = samples().below(acme);
        stranger = samples().main();
        store(acme, left, leaf, right, stranger);
    }

    @Test
    void pagesOfOneAccountMakeUpTheList() {
        var all = plantAttempts();
        assertPages(ALL, left.id(), Reach.OWNER, null, all, row -> isOf(row, left));
    }

    @Test
    void pagesOfASubtreeMakeUpTheList() {
        var all = plantAttempts();
        assertPages(ALL, left.id(), Reach.SUBTREE, null, all, row -> isOf(row, left, leaf));
        assertPages(Subtree.of(acme.id()), acme.id(), Reach.SUBTREE, null, all, row -> !isOf(row, stranger));
    }

    @Test
    void listWithoutASubjectHoldsAllWithin() {
        var all = plantAttempts();
        for (var reach : Reach.values()) {
            assertPages(ALL, null, reach, null, all, row -> true);
            assertPages(Subtree.of(left.id()), null, reach, null, all, row -> isOf(row, left, leaf));
        }
    }

    @Test
    void pagesOfOneStateMakeUpTheList() {
        var all = plantAttempts();
        for (var state : AttemptState.values()) {
            assertPages(ALL, acme.id(), Reach.SUBTREE, state, all, row -> row.state() == state && !isOf(row, stranger));
        }
        assertPages(ALL, null, Reach.OWNER, AttemptState.NEEDS_REVIEW, all, AttemptListContract::needsReview);
    }

    @Test
    void pageGoesOnAfterARowThatHasLeftTheList() {
        List<AttemptRow> pending = new ArrayList<>();
        for (int number = 1; number <= 5; number++) {
            pending.add(AttemptDraft.of(samples().attemptOf(left, DocumentType.PAN, number))
                    .state(AttemptState.PENDING)
                    .row());
        }
        store(pending.toArray(AttemptRow[]::new));
        var gone = pending.get(2);
        write(tx -> tx.attempts()
                .update(
                        ALL,
                        AttemptDraft.of(gone)
                                .state(AttemptState.VERIFIED)
                                .version(2)
                                .row(),
                        1));
        var rest = listing(left.id(), Reach.OWNER, AttemptState.PENDING, Order.OLDEST_FIRST, PLENTY)
                .after(Pages.positionOf(gone));
        assertThat(readList(tx -> tx.attempts().list(ALL, rest)))
                .as("a position is a place in the order, not a row: compare its parts and do not look the row up")
                .isEqualTo(pending.subList(3, 5));
    }

    @Test
    void listOfAnUnknownSubjectIsEmpty() {
        plantAttempts();
        for (var reach : Reach.values()) {
            var listing = listing(samples().absentAccount(), reach, null, Order.OLDEST_FIRST, PLENTY);
            assertThat(readList(tx -> tx.attempts().list(ALL, listing)))
                    .as("a list of a subject that does not exist must be empty")
                    .isEmpty();
        }
    }

    @Test
    void holdersAreTheAccountsThatVerified() {
        for (var account : List.of(right, leaf, stranger)) {
            store(
                    verified(account, DocumentType.PAN, 1, "print"),
                    verified(account, DocumentType.PAN, 2, "print"),
                    verified(account, DocumentType.GST, 1, "other"));
        }
        int number = 0;
        for (var state : AttemptState.values()) {
            var row = verified(left, DocumentType.PAN, ++number, "print");
            store(AttemptDraft.of(row)
                    .state(state == AttemptState.VERIFIED ? AttemptState.PENDING : state)
                    .row());
        }
        store(AttemptDraft.of(samples().attemptOf(acme))
                .state(AttemptState.VERIFIED)
                .row());
        var all = new ArrayList<>(List.of(right.id(), leaf.id(), stranger.id()));
        Collections.sort(all);

        assertThat(holders(ALL, "print", PLENTY))
                .as("holders must be the accounts with a VERIFIED attempt of the document and the hash,"
                        + " each once, in rising order of their ids")
                .isEqualTo(all);
        assertThat(holders(ALL, "print", 2))
                .as("holders must keep the limit, counted in accounts")
                .isEqualTo(all.subList(0, 2));
        assertThat(holders(Subtree.of(left.id()), "print", PLENTY))
                .as("holders outside the confinement do not exist for the call")
                .containsExactly(leaf.id());
        for (var alike : List.of("Print", "PRINT", "prin", "print ", "prin_", "%", "other")) {
            assertThat(holders(ALL, alike, PLENTY))
                    .as("holders must compare the hash byte for byte, and the document too")
                    .isEmpty();
        }
    }

    @Test
    void holdersFollowUpdates() {
        var row = verified(left, DocumentType.PAN, 1, "print");
        store(AttemptDraft.of(row).state(AttemptState.PENDING).row());
        assertThat(holders(ALL, "print", PLENTY))
                .as("an attempt that is not VERIFIED makes no holder")
                .isEmpty();
        write(tx -> tx.attempts().update(ALL, AttemptDraft.of(row).version(2).row(), 1));
        assertThat(holders(ALL, "print", PLENTY))
                .as("an attempt that became VERIFIED makes a holder")
                .containsExactly(left.id());
        var erased = AttemptDraft.of(row).numbers(null, null, null).version(3).row();
        write(tx -> tx.attempts().update(ALL, erased, 2));
        assertThat(holders(ALL, "print", PLENTY))
                .as("an attempt whose hash is gone makes no holder any more")
                .isEmpty();
    }

    private List<AccountId> holders(Subtree within, String fingerprint, int limit) {
        return readList(tx -> tx.attempts().holders(within, DocumentType.PAN, fingerprint, limit));
    }

    private AttemptRow verified(AccountRow account, DocumentType document, int number, String fingerprint) {
        return AttemptDraft.of(samples().attemptOf(account, document, number))
                .state(AttemptState.VERIFIED)
                .numbers(fingerprint, null, null)
                .row();
    }

    private void assertPages(
            Subtree within,
            @Nullable AccountId subject,
            Reach reach,
            @Nullable AttemptState state,
            List<AttemptRow> all,
            Predicate<AttemptRow> kept) {
        for (var order : Order.values()) {
            var expected = all.stream()
                    .filter(kept)
                    .sorted(order == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed())
                    .toList();
            for (int limit : LIMITS) {
                var first = listing(subject, reach, state, order, limit);
                List<AttemptRow> seen = Pages.walk(
                        limit,
                        last -> last == null ? first : first.after(Pages.positionOf(last)),
                        page -> readList(tx -> tx.attempts().list(within, page)));
                assertThat(seen)
                        .as(
                                "pages of %s must make up the list in the order of (createdAt, account, document's name,"
                                        + " number), all in the same direction, no row twice and none left out (%s)",
                                first, SeededRandom.reminder())
                        .isEqualTo(expected);
            }
        }
    }

    private static AttemptListing listing(
            @Nullable AccountId subject, Reach reach, @Nullable AttemptState state, Order order, int limit) {
        return new AttemptListing(subject, reach, state, order, null, limit);
    }

    /** Attempts of every account and document, whose creation falls into few moments. */
    private List<AttemptRow> plantAttempts() {
        List<AttemptRow> planted = new ArrayList<>();
        for (var account : List.of(acme, left, leaf, right, stranger)) {
            for (var document : DocumentType.values()) {
                for (int number = 9; number <= 10; number++) {
                    planted.add(AttemptDraft.of(samples().attemptOf(account))
                            .id(new AttemptId(account.id(), document, number))
                            .state(random.pick(AttemptState.values()))
                            .createdAt(moment())
                            .row());
                }
            }
        }
        Collections.shuffle(planted, random);
        store(planted.toArray(AttemptRow[]::new));
        return planted;
    }

    private Instant moment() {
        return Samples.EPOCH.plusNanos(1000L * random.nextInt(3));
    }

    private static boolean needsReview(AttemptRow row) {
        return row.state() == AttemptState.NEEDS_REVIEW;
    }

    private static boolean isOf(AttemptRow row, AccountRow... accounts) {
        return List.of(accounts).stream()
                .anyMatch(account -> account.id().equals(row.id().account()));
    }
}
