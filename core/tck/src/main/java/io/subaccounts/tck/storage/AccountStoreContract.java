package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Subtree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Single accounts: adding, finding and replacing rows. */
abstract class AccountStoreContract extends StorageContract {

    AccountStoreContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void insertedAccountIsFoundAsItWasWritten() {
        var main = samples().main();
        var child = samples().below(main);
        store(main, child);
        assertThat(account(main.id()))
                .as("find must return a main account as it was inserted")
                .isEqualTo(main);
        assertThat(account(child.id()))
                .as("find must return a subaccount as it was inserted")
                .isEqualTo(child);
    }

    @Test
    void absentAccountIsNotFound() {
        store(samples().main());
        assertThat(lineage(samples().absentAccount()))
                .as("find must be empty for an id that was never inserted")
                .isEmpty();
    }

    @Test
    void idIsUsedOnce() {
        var first = samples().main();
        var second = samples().main();
        var child = samples().below(first);
        store(first, second, child);
        var sameInPlace = AccountDraft.of(child).name("again").row();
        var sameElsewhere =
                AccountDraft.of(child).parent(second.id()).name("elsewhere").row();
        for (var row : new AccountRow[] {sameInPlace, sameElsewhere}) {
            assertThat(accepted(tx -> tx.accounts().insert(ALL, row)))
                    .as("insert must answer false for an id that exists: put a unique key on it and do not throw")
                    .isFalse();
        }
        assertThat(account(child.id()))
                .as("an insert that answers false must not change the row that is there")
                .isEqualTo(child);
    }

    @Test
    void idOfADeletedAccountStaysUsed() {
        var main = samples().main();
        var deleted =
                AccountDraft.of(samples().below(main)).deletedAt(Samples.EPOCH).row();
        store(main, deleted);
        var revived = AccountDraft.of(deleted).deletedAt(null).row();
        assertThat(accepted(tx -> tx.accounts().insert(ALL, revived)))
                .as("insert must answer false for the id of a deleted account: ids are never used again")
                .isFalse();
        assertThat(account(deleted.id()))
                .as("deleted accounts stay stored, in their place")
                .isEqualTo(deleted);
    }

    @Test
    void accountNeedsItsParent() {
        var orphan = samples().below(samples().absentAccount());
        assertThat(accepted(tx -> tx.accounts().insert(ALL, orphan)))
                .as("insert must answer false, and not throw, if the parent does not exist")
                .isFalse();
        assertThat(lineage(orphan.id()))
                .as("an account without its parent must not be stored")
                .isEmpty();
    }

    @Test
    void refusedInsertLeavesTheTransactionUsable() {
        var main = samples().main();
        var child = samples().below(main);
        boolean refused = write(tx -> {
            tx.accounts().insert(ALL, main);
            boolean again = tx.accounts().insert(ALL, main);
            boolean orphan = tx.accounts().insert(ALL, samples().below(samples().absentAccount()));
            tx.accounts().insert(ALL, child);
            return !again && !orphan;
        });
        assertThat(refused)
                .as("insert must answer false for a used id and for a missing parent, inside one transaction too")
                .isTrue();
        assertThat(lineage(child.id()))
                .as("an insert that answered false must not spoil the rest of its transaction:"
                        + " avoid the database's error, for example by ON CONFLICT DO NOTHING")
                .isPresent();
    }

    @Test
    void mainAccountIsNotAddedUnderAConfinement() {
        var main = samples().main();
        store(main);
        var another = samples().main();
        assertThat(accepted(tx -> tx.accounts().insert(Subtree.of(main.id()), another)))
                .as("a main account has no parent, so no confined call may insert one: answer false")
                .isFalse();
        assertThat(lineage(another.id()))
                .as("a confined call must not store a main account")
                .isEmpty();
    }

    @Test
    void updateReplacesTheRow() {
        var main = samples().main();
        store(main);
        var changed = AccountDraft.of(main)
                .name("renamed")
                .contact("ops@example.org", "+44 20 7946 0000")
                .permissions(Permissions.INHERITED.denying("calls"))
                .kycMode(KycMode.CUSTOMER_USE)
                .metadata(Map.of("tier", "gold"))
                .switches(false, true)
                .version(2)
                .updatedAt(main.updatedAt().plusSeconds(1))
                .deletedAt(main.updatedAt().plusSeconds(1))
                .row();
        assertThat(accepted(tx -> tx.accounts().update(ALL, changed, 1)))
                .as("update must answer true at the expected version")
                .isTrue();
        assertThat(account(main.id()))
                .as("update must replace the row, its version included")
                .isEqualTo(changed);
        var back = AccountDraft.of(main).version(3).row();
        assertThat(accepted(tx -> tx.accounts().update(ALL, back, 2)))
                .as("update must expect the version that the update before it set")
                .isTrue();
        assertThat(account(main.id()))
                .as("update must also empty fields that become null")
                .isEqualTo(back);
    }

    @Test
    void updateKeepsPlaceCreationAndLastUse() {
        var main = samples().main();
        var other = samples().main();
        var child = AccountDraft.of(samples().below(main))
                .lastUsedAt(Samples.EPOCH.plusSeconds(5))
                .row();
        store(main, other, child);
        Instant elsewhen = Samples.EPOCH.plusSeconds(999);
        for (Instant lastUse : new Instant[] {elsewhen, Samples.EPOCH}) {
            long version = account(child.id()).version();
            var changed = AccountDraft.of(child)
                    .parent(other.id())
                    .createdAt(elsewhen)
                    .lastUsedAt(lastUse)
                    .version(version + 1)
                    .row();
            write(tx -> tx.accounts().update(ALL, changed, version));
        }
        assertThat(account(child.id()))
                .as("update must not touch parent, createdAt and lastUsedAt: leave these columns out of the statement")
                .isEqualTo(AccountDraft.of(child).version(3).row());
    }

    @Test
    void updateAtAnotherVersionChangesNothing() {
        var main = samples().main();
        store(AccountDraft.of(main).version(5).row());
        var changed = AccountDraft.of(main).name("lost").version(6).row();
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.accounts().update(ALL, changed, wrong)))
                    .as("update must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(account(main.id()))
                .as("an update at another version must change nothing")
                .isEqualTo(AccountDraft.of(main).version(5).row());
    }

    @Test
    void updateOfAnAbsentAccountChangesNothing() {
        var absent = samples().main();
        assertThat(accepted(tx -> tx.accounts().update(ALL, absent, 1)))
                .as("update must answer false if the account is not there")
                .isFalse();
        assertThat(lineage(absent.id())).as("update must not insert").isEqualTo(Optional.empty());
    }

    @Test
    void updatesOfOneTransactionBuildOnEachOther() {
        var main = samples().main();
        boolean both = write(tx -> tx.accounts().insert(ALL, main)
                && tx.accounts().update(ALL, AccountDraft.of(main).version(2).row(), 1)
                && tx.accounts().update(ALL, AccountDraft.of(main).version(3).row(), 2)
                && !tx.accounts().update(ALL, AccountDraft.of(main).version(4).row(), 2));
        assertThat(both)
                .as("a transaction must see its own writes, versions included")
                .isTrue();
        assertThat(account(main.id()).version())
                .as("the last update that answered true must stand")
                .isEqualTo(3);
    }
}
