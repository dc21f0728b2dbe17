package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.Order;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.SessionListing;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.tck.support.SeededRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lists of an account's sessions, page by page, and of those that are due. */
abstract class SessionListContract extends StorageContract {

    private static final int[] LIMITS = {1, 2, 3, 7, 1000};
    private static final int PLENTY = 1000;
    private static final Comparator<SessionRow> OLDEST_FIRST = Comparator.comparing(SessionRow::createdAt)
            .thenComparing(row -> row.id().value());
    private static final String[] BODIES = {"0", "1", "9", "A", "Z"};

    private final SeededRandom random = new SeededRandom();
    private AccountRow acme;
    private AccountRow child;

    SessionListContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        acme = samples().main();
        child = samples().below(acme);
        store(acme, child);
    }

    @Test
    void pagesMakeUpTheList() {
        List<SessionRow> planted = plantSessions();
        for (var order : Order.values()) {
            var expected = planted.stream()
                    .sorted(order == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed())
                    .toList();
            for (int limit : LIMITS) {
                List<SessionRow> seen = Pages.walk(
                        limit,
                        last -> new SessionListing(
                                acme.id(), order, last == null ? null : Pages.positionOf(last), limit),
                        page -> readList(tx -> tx.sessions().list(ALL, page)));
                assertThat(seen)
                        .as(
                                "pages of %d, %s, must make up the list of the account's own sessions in the order of"
                                        + " (createdAt, id), both in the same direction, no row twice and none left out (%s)",
                                limit, order, SeededRandom.reminder())
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void listOfAnUnknownAccountIsEmpty() {
        var listing = new SessionListing(samples().absentAccount(), Order.OLDEST_FIRST, null, PLENTY);
        assertThat(readList(tx -> tx.sessions().list(ALL, listing)))
                .as("a list of an account that does not exist must be empty")
                .isEmpty();
    }

    @Test
    void dueSessionsAreThoseAtOrBeforeTheMoment() {
        Instant now = Samples.EPOCH;
        var early = due(now.minusSeconds(5));
        var present = due(now);
        var late = due(now.plusNanos(1000));
        store(samples().endedSessionOf(child));

        assertThat(due(ALL, now, PLENTY))
                .as("due must return the sessions with dueAt at or before the moment, to the microsecond,"
                        + " the earliest first; those without dueAt never")
                .containsExactly(early.id(), present.id());
        assertThat(due(ALL, now, 1))
                .as("due must keep the limit and begin with the earliest")
                .containsExactly(early.id());
        assertThat(due(ALL, late.expiresAt().plusSeconds(1), PLENTY))
                .as("due must look at dueAt, not at expiresAt")
                .containsExactly(early.id(), present.id(), late.id());
        assertThat(due(Subtree.of(child.id()), now, PLENTY))
                .as("due sessions outside the confinement do not exist for the call")
                .isEmpty();
    }

    @Test
    void dueSessionsOfOneMomentComeInTheOrderOfTheirIds() {
        List<SessionRow> rows = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            var account = samples().below(acme);
            store(account);
            var moment = Samples.EPOCH.plusNanos(1000L * random.nextInt(2));
            rows.add(SessionDraft.of(samples().sessionOf(account))
                    .id(chanceId(i))
                    .dueAt(moment)
                    .row());
        }
        store(rows.toArray(SessionRow[]::new));
        rows.sort(Comparator.comparing((SessionRow row) -> Objects.requireNonNull(row.dueAt()))
                .thenComparing(row -> row.id().value()));
        for (int limit : new int[] {5, PLENTY}) {
            assertThat(due(ALL, Samples.EPOCH.plusSeconds(1), limit))
                    .as(
                            "sessions that are due at one moment must come in the order of their ids (%s)",
                            SeededRandom.reminder())
                    .isEqualTo(rows.subList(0, Math.min(limit, rows.size())).stream()
                            .map(SessionRow::id)
                            .toList());
        }
    }

    @Test
    void dueFollowsUpdates() {
        var row = due(Samples.EPOCH);
        var later = SessionDraft.of(row)
                .dueAt(Samples.EPOCH.plusSeconds(60))
                .version(2)
                .row();
        write(tx -> tx.sessions().update(ALL, later, 1));
        assertThat(due(ALL, Samples.EPOCH, PLENTY))
                .as("a session whose dueAt was put off must not be due before")
                .isEmpty();
        assertThat(due(ALL, Samples.EPOCH.plusSeconds(60), PLENTY))
                .as("a session whose dueAt was put off must be due then")
                .containsExactly(later.id());
        var never = SessionDraft.of(row).dueAt(null).version(3).row();
        write(tx -> tx.sessions().update(ALL, never, 2));
        assertThat(due(ALL, Samples.EPOCH.plusSeconds(60), PLENTY))
                .as("a session without dueAt is never due")
                .isEmpty();
    }

    /** Stores the one session of a new account, due at a moment that is before its end. */
    private SessionRow due(Instant moment) {
        var account = samples().below(acme);
        store(account);
        var row = SessionDraft.of(samples().sessionOf(account)).dueAt(moment).row();
        store(row);
        return row;
    }

    private List<SessionId> due(Subtree within, Instant now, int limit) {
        return readList(tx -> tx.sessions().due(within, now, limit));
    }

    /** Sessions whose creation falls into few moments and whose ids do not follow it, one of them not final. */
    private List<SessionRow> plantSessions() {
        List<SessionRow> planted = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            var row = i == 0 ? samples().sessionOf(acme) : samples().endedSessionOf(acme);
            planted.add(SessionDraft.of(row)
                    .id(chanceId(i))
                    .createdAt(Samples.EPOCH.plusNanos(1000L * random.nextInt(4)))
                    .row());
        }
        Collections.shuffle(planted.subList(1, planted.size()), random);
        var ended = new ArrayList<>(planted.subList(1, planted.size()));
        ended.add(planted.get(0));
        store(ended.toArray(SessionRow[]::new));
        store(samples().sessionOf(child));
        return planted;
    }

    private SessionId chanceId(int serial) {
        return new SessionId("KS_" + random.pick(BODIES).repeat(18) + (char) ('A' + serial % 26) + "0");
    }
}
