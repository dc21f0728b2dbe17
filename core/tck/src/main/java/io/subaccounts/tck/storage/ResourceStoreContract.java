package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The present ownership of single resources. */
abstract class ResourceStoreContract extends StorageContract {

    private AccountRow main;
    private AccountRow left;
    private AccountRow right;

    ResourceStoreContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        main = samples().main();
        left = samples().below(main);
        right = samples().below(main);
        store(main, left, right);
    }

    @Test
    void insertedOwnershipIsFoundAsItWasWritten() {
        var row = samples().ownedBy(left);
        store(row);
        assertThat(owner(row.resource()))
                .as("findAll must return an ownership as it was inserted")
                .isEqualTo(row);
    }

    @Test
    void findAllReturnsWhatExists() {
        var first = samples().ownedBy(left);
        var second = samples().ownedBy(main);
        store(first, second, samples().ownedBy(right));
        assertThat(readMap(tx -> tx.resources()
                        .findAll(
                                ALL,
                                Set.of(
                                        first.resource(),
                                        second.resource(),
                                        samples().resource()))))
                .as("findAll must return the rows of the resources asked for that exist, and no others")
                .isEqualTo(Map.of(first.resource(), first, second.resource(), second));
        assertThat(readMap(tx -> tx.resources().findAll(ALL, Set.of())))
                .as("findAll must answer an empty set with an empty map")
                .isEmpty();
    }

    @Test
    void resourceHasOneOwner() {
        var stranger = samples().main();
        store(stranger);
        var row = samples().ownedBy(left);
        store(row);
        for (var owner : new AccountRow[] {left, right, stranger}) {
            var second = samples().ownedBy(owner, row.resource());
            assertThat(accepted(tx -> tx.resources().insert(Subtree.of(owner.id()), second)))
                    .as("insert must answer false if the resource has any owner, in any tree:"
                            + " put a unique key on (type, id)")
                    .isFalse();
        }
        assertThat(owner(row.resource()))
                .as("an insert that answers false must leave the owner as it is")
                .isEqualTo(row);
    }

    @Test
    void ownershipNeedsItsOwner() {
        var row = new ResourceRow(samples().resource(), samples().absentAccount(), Samples.EPOCH, 1);
        boolean refusedAndUsable = write(tx -> !tx.resources().insert(ALL, row)
                && tx.resources().insert(ALL, new ResourceRow(row.resource(), left.id(), row.from(), 1)));
        assertThat(refusedAndUsable)
                .as("insert must answer false, and not throw, if the owner does not exist;"
                        + " the resource stays free and the transaction usable")
                .isTrue();
    }

    @Test
    void updateHandsTheResourceOver() {
        var row = samples().ownedBy(left);
        store(row);
        var handed = new ResourceRow(row.resource(), right.id(), row.from().plusSeconds(60), 2);
        assertThat(accepted(tx -> tx.resources().update(ALL, handed, 1)))
                .as("update must answer true at the expected version")
                .isTrue();
        assertThat(owner(row.resource()))
                .as("update must replace owner, beginning and version")
                .isEqualTo(handed);
    }

    @Test
    void updateAtAnotherVersionChangesNothing() {
        var row = new ResourceRow(samples().resource(), left.id(), Samples.EPOCH, 5);
        store(row);
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.resources()
                            .update(ALL, new ResourceRow(row.resource(), right.id(), Samples.EPOCH, 6), wrong)))
                    .as("update must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(owner(row.resource()))
                .as("an update at another version must change nothing")
                .isEqualTo(row);
    }

    @Test
    void updateNeedsBothOwnershipAndReceiver() {
        var row = samples().ownedBy(left);
        store(row);
        var toNobody = new ResourceRow(row.resource(), samples().absentAccount(), row.from(), 2);
        var ofNothing = samples().ownedBy(right);
        boolean refused = write(tx ->
                !tx.resources().update(ALL, toNobody, 1) && !tx.resources().update(ALL, ofNothing, 1));
        assertThat(refused)
                .as(
                        "update must answer false, and not throw, if the resource has no owner or the receiver does not exist")
                .isTrue();
        assertThat(owner(row.resource()))
                .as("an update that answers false must change nothing")
                .isEqualTo(row);
        assertThat(owner(ofNothing.resource())).as("update must not insert").isNull();
    }

    @Test
    void deleteFreesTheResource() {
        var row = samples().ownedBy(left);
        store(row);
        assertThat(accepted(tx -> tx.resources().delete(ALL, row.resource(), 1)))
                .as("delete must answer true at the expected version")
                .isTrue();
        assertThat(owner(row.resource()))
                .as("a deleted ownership must not be found any more")
                .isNull();
        var next = samples().ownedBy(right, row.resource());
        store(next);
        assertThat(owner(row.resource()))
                .as("a resource that was given up must be free for the next owner")
                .isEqualTo(next);
    }

    @Test
    void deleteAtAnotherVersionChangesNothing() {
        var row = new ResourceRow(samples().resource(), left.id(), Samples.EPOCH, 5);
        store(row);
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.resources().delete(ALL, row.resource(), wrong)))
                    .as("delete must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(accepted(tx -> tx.resources().delete(ALL, samples().resource(), 1)))
                .as("delete must answer false for a resource that nobody owns")
                .isFalse();
        assertThat(owner(row.resource()))
                .as("a delete at another version must change nothing")
                .isEqualTo(row);
    }

    @Test
    void resourcesFollowTheirOwnerInTheTree() {
        var stranger = samples().main();
        var row = samples().ownedBy(left);
        store(stranger);
        store(row);
        move(left.id(), stranger.id());
        assertThat(readMap(tx -> tx.resources().findAll(Subtree.of(stranger.id()), Set.of(row.resource()))))
                .as("a resource must be seen from the place where its owner is now")
                .containsEntry(row.resource(), row);
        assertThat(readMap(tx -> tx.resources().findAll(Subtree.of(main.id()), Set.of(row.resource()))))
                .as("a resource must not be seen from where its owner was before it moved")
                .isEmpty();
    }
}
