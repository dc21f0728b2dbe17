package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.CredentialId;
import io.subaccounts.credentials.Cidr;
import io.subaccounts.credentials.Scope;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Credentials: adding, finding, listing and replacing rows. */
abstract class CredentialStoreContract extends StorageContract {

    private AccountRow main;
    private AccountRow child;

    CredentialStoreContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        main = samples().main();
        child = samples().below(main);
        store(main, child);
    }

    @Test
    void insertedCredentialIsFoundAsItWasWritten() {
        var row = samples().credentialOf(child, samples().secret(2), samples().secret(1));
        store(row);
        assertThat(credential(row.id()))
                .as("find must return a credential as it was inserted, its secrets included")
                .contains(row);
    }

    @Test
    void primaryCredentialHasTheIdOfItsAccount() {
        var primary = CredentialDraft.of(samples().credentialOf(child, samples().secret(1)))
                .id(CredentialId.primaryOf(child.id()))
                .row();
        store(primary);
        assertThat(credential(primary.id()))
                .as("an account and its primary credential share one id, in two stores")
                .contains(primary);
    }

    @Test
    void absentCredentialIsNotFound() {
        var absent = samples().credentialOf(child);
        assertThat(credential(absent.id()))
                .as("find must be empty for an id that was never inserted")
                .isEmpty();
        assertThat(credential(CredentialId.primaryOf(child.id())))
                .as("an account's id must not find anything among credentials by itself")
                .isEmpty();
    }

    @Test
    void idIsUsedOnce() {
        var row = samples().credentialOf(child, samples().secret(1));
        store(row);
        var again = CredentialDraft.of(row)
                .account(main.id())
                .name("again")
                .secrets(samples().secret(9))
                .row();
        assertThat(accepted(tx -> tx.credentials().insert(ALL, again)))
                .as(
                        "insert must answer false for an id that exists, with any account: put a unique key on the id alone")
                .isFalse();
        assertThat(credential(row.id()))
                .as("an insert that answers false must change nothing, secrets included")
                .contains(row);
    }

    @Test
    void idOfARevokedCredentialStaysUsed() {
        var row = samples().credentialOf(child, samples().secret(1));
        store(row);
        write(tx -> tx.credentials().revokeAll(ALL, child.id(), Samples.EPOCH));
        assertThat(accepted(tx -> tx.credentials().insert(ALL, row)))
                .as("insert must answer false for the id of a revoked credential: ids are never used again")
                .isFalse();
        assertThat(credential(row.id()).map(CredentialRow::secrets))
                .as("a revoked credential must stay stored, without its secrets")
                .hasValueSatisfying(secrets -> assertThat(secrets).isEmpty());
    }

    @Test
    void credentialNeedsItsAccount() {
        var stray = CredentialDraft.of(samples().credentialOf(child, samples().secret(1)))
                .account(samples().absentAccount())
                .row();
        boolean refusedAndUsable = write(tx -> !tx.credentials().insert(ALL, stray)
                && tx.credentials()
                        .insert(
                                ALL,
                                CredentialDraft.of(stray).account(child.id()).row()));
        assertThat(refusedAndUsable)
                .as("insert must answer false, and not throw, if the account does not exist;"
                        + " nothing of the refused row, its secrets included, may stay behind")
                .isTrue();
    }

    @Test
    void listHoldsAnAccountsOwnCredentialsInOrder() {
        var first = samples().credentialOf(child, samples().secret(1));
        var tiedLow = CredentialDraft.of(samples().credentialOf(child, samples().secret(1)))
                .createdAt(first.createdAt().plusNanos(1000))
                .row();
        var tiedHigh = CredentialDraft.of(samples().credentialOf(child))
                .createdAt(tiedLow.createdAt())
                .revokedAt(Samples.EPOCH)
                .row();
        var ofMain = samples().credentialOf(main, samples().secret(1));
        store(tiedHigh, ofMain, tiedLow, first);
        assertThat(readList(tx -> tx.credentials().list(ALL, child.id())))
                .as("list must return the account's own credentials, revoked ones too, in the order of (createdAt, id)")
                .containsExactly(first, tiedLow, tiedHigh);
        assertThat(readList(tx -> tx.credentials().list(ALL, main.id())))
                .as("list must not return credentials of accounts below")
                .containsExactly(ofMain);
        assertThat(readList(tx -> tx.credentials().list(ALL, samples().absentAccount())))
                .as("list must be empty for an account that does not exist")
                .isEmpty();
    }

    @Test
    void updateReplacesTheRow() {
        var row = samples().credentialOf(child);
        store(row);
        var changed = CredentialDraft.of(row)
                .name("renamed")
                .scopes(Scope.parse("calls:place"), Scope.parse("calls:receive:trunk/t1"))
                .lifetime(Samples.EPOCH, Samples.EPOCH.plusSeconds(60))
                .origins(Cidr.parse("203.0.113.0/24"), Cidr.parse("2001:db8::/32"))
                .secrets()
                .version(2)
                .revokedAt(Samples.EPOCH.plusSeconds(1))
                .row();
        assertThat(accepted(tx -> tx.credentials().update(ALL, changed, 1)))
                .as("update must answer true at the expected version")
                .isTrue();
        assertThat(credential(row.id()))
                .as("update must replace the row, its version included")
                .contains(changed);
        var back = CredentialDraft.of(row).scopes().version(3).row();
        assertThat(accepted(tx -> tx.credentials().update(ALL, back, 2)))
                .as("update must expect the version that the update before it set")
                .isTrue();
        assertThat(credential(row.id()))
                .as("update must also empty fields that become null or empty")
                .contains(back);
    }

    @Test
    void updateKeepsAccountAndCreation() {
        var row = samples().credentialOf(child, samples().secret(1));
        store(row);
        var changed = CredentialDraft.of(row)
                .account(main.id())
                .createdAt(Samples.EPOCH.plusSeconds(999))
                .version(2)
                .row();
        write(tx -> tx.credentials().update(ALL, changed, 1));
        assertThat(credential(row.id()))
                .as("update must not touch account and createdAt: leave these columns out of the statement")
                .contains(CredentialDraft.of(row).version(2).row());
    }

    @Test
    void updateAtAnotherVersionChangesNothing() {
        var row = CredentialDraft.of(samples().credentialOf(child, samples().secret(1)))
                .version(5)
                .row();
        store(row);
        var changed = CredentialDraft.of(row)
                .name("lost")
                .secrets(samples().secret(2))
                .version(6)
                .row();
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.credentials().update(ALL, changed, wrong)))
                    .as("update must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(credential(row.id()))
                .as("an update at another version must change nothing, secrets included:"
                        + " write the secrets only after the versioned row was hit")
                .contains(row);
    }

    @Test
    void updateOfAnAbsentCredentialChangesNothing() {
        var absent = samples().credentialOf(child, samples().secret(1));
        assertThat(accepted(tx -> tx.credentials().update(ALL, absent, 1)))
                .as("update must answer false if the credential is not there")
                .isFalse();
        assertThat(credential(absent.id())).as("update must not insert").isEqualTo(Optional.empty());
    }
}
