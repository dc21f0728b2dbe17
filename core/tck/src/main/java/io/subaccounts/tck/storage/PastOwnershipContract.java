package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.PastOwnershipRow;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ownership that has ended. */
abstract class PastOwnershipContract extends StorageContract {

    private static final Instant T0 = Samples.EPOCH;

    private AccountRow main;
    private AccountRow left;
    private AccountRow right;
    private ResourceRef resource;

    PastOwnershipContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        main = samples().main();
        left = samples().below(main);
        right = samples().below(main);
        resource = samples().resource();
        store(main, left, right);
    }

    @Test
    void momentFallsIntoTheOwnershipThatHoldsIt() {
        var first = past(left, 10, 20);
        var second = past(right, 20, 30);
        append(second, first);
        assertThat(at(T0.plusSeconds(9))).as("nobody owned it before the first").isEmpty();
        assertThat(at(T0.plusSeconds(10)))
                .as("an ownership's beginning is inclusive")
                .contains(first);
        assertThat(at(T0.plusSeconds(20).minusNanos(1000)))
                .as("an ownership lasts until its last microsecond")
                .contains(first);
        assertThat(at(T0.plusSeconds(20)))
                .as("an ownership's end is exclusive, and the next one's beginning inclusive")
                .contains(second);
        assertThat(at(T0.plusSeconds(30))).as("nobody owned it after the last").isEmpty();
    }

    @Test
    void ofSeveralTheLatestToEndIsFound() {
        var inner = past(left, 12, 15);
        var outer = past(right, 10, 40);
        var middle = past(left, 11, 20);
        append(outer, inner, middle);
        assertThat(at(T0.plusSeconds(13)))
                .as("of several ownerships that hold the moment findPast must return the latest to end")
                .contains(outer);
    }

    @Test
    void lastEndIsTheLatestOfAll() {
        assertThat(lastEnd(ALL))
                .as("lastEnd must be empty for a resource without a past")
                .isEmpty();
        append(past(left, 20, 30), past(right, 1, 5), past(right, 10, 20));
        assertThat(lastEnd(ALL))
                .as("lastEnd must be the latest end, whatever the order of the calls of appendPast")
                .contains(T0.plusSeconds(30));
    }

    @Test
    void ownershipOfNoLengthIsKeptEveryTime() {
        var instant = past(left, 10, 10);
        append(instant, instant, instant);
        assertThat(at(T0.plusSeconds(10)))
                .as("no moment falls into an ownership that ended as it began")
                .isEmpty();
        assertThat(lastEnd(ALL))
                .as("a resource may be claimed and given up twice within a microsecond:"
                        + " equal past ownerships must not collide on a unique key")
                .contains(T0.plusSeconds(10));
    }

    @Test
    void pastOfAnUnknownOwnerIsPassedOver() {
        var stray = new PastOwnershipRow(resource, samples().absentAccount(), T0, T0.plusSeconds(5));
        append(stray, past(left, 1, 2));
        assertThat(lastEnd(ALL))
                .as("appendPast must pass over, without throwing, what is owned by an account that does not exist")
                .contains(T0.plusSeconds(2));
    }

    @Test
    void pastIsKeptPerResource() {
        var other = samples().resource();
        append(past(left, 10, 20), new PastOwnershipRow(other, right.id(), T0, T0.plusSeconds(99)));
        assertThat(lastEnd(ALL)).as("lastEnd must look at one resource only").contains(T0.plusSeconds(20));
        assertThat(at(T0.plusSeconds(50)))
                .as("findPast must look at one resource only")
                .isEmpty();
    }

    @Test
    void pastIsSeenFromWhereItsOwnerIsNow() {
        var stranger = samples().main();
        store(stranger);
        var byLeft = past(left, 10, 20);
        var byRight = past(right, 10, 30);
        append(byLeft, byRight);
        var fromLeft = Subtree.of(left.id());
        assertThat(readOne(tx -> tx.resources().findPast(fromLeft, resource, T0.plusSeconds(12))))
                .as("findPast must first drop rows whose owner is outside, and then choose the latest to end")
                .contains(byLeft);
        assertThat(lastEnd(fromLeft))
                .as("lastEnd must not count owners outside")
                .contains(T0.plusSeconds(20));
        move(right.id(), stranger.id());
        assertThat(lastEnd(Subtree.of(main.id())))
                .as("the past of an account must leave a subtree together with the account")
                .contains(T0.plusSeconds(20));
        assertThat(lastEnd(Subtree.of(stranger.id())))
                .as("the past of an account must arrive in a subtree together with the account")
                .contains(T0.plusSeconds(30));
    }

    private PastOwnershipRow past(AccountRow owner, int from, int until) {
        return new PastOwnershipRow(resource, owner.id(), T0.plusSeconds(from), T0.plusSeconds(until));
    }

    private void append(PastOwnershipRow... rows) {
        change(tx -> {
            for (var row : rows) {
                tx.resources().appendPast(ALL, row);
            }
        });
    }

    private Optional<PastOwnershipRow> at(Instant moment) {
        return read(tx -> tx.resources().findPast(ALL, resource, moment));
    }

    private Optional<Instant> lastEnd(Subtree within) {
        return read(tx -> tx.resources().lastEnd(within, resource));
    }
}
