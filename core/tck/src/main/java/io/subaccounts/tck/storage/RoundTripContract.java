package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts of single columns share: a row must come back as it went in, by insert and by update. */
abstract class RoundTripContract extends StorageContract {

    private AccountRow acme;

    RoundTripContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeMain() {
        acme = samples().main();
        store(acme);
    }

    AccountRow acme() {
        return acme;
    }

    AccountDraft newAccount() {
        return AccountDraft.of(samples().below(acme));
    }

    CredentialDraft newCredential() {
        return CredentialDraft.of(samples().credentialOf(acme));
    }

    void assertRoundTrip(String what, AccountDraft draft) {
        var row = draft.row();
        store(row);
        assertThat(account(row.id())).as("insert and find must keep %s", what).isEqualTo(row);
        var plain = samples().below(acme);
        store(plain);
        var updated = draft.id(plain.id())
                .parent(plain.parentId())
                .createdAt(plain.createdAt())
                .lastUsedAt(plain.lastUsedAt())
                .row();
        write(tx -> tx.accounts().update(ALL, updated, plain.version()));
        assertThat(account(plain.id())).as("update and find must keep %s", what).isEqualTo(updated);
    }

    void assertRoundTrip(String what, CredentialDraft draft) {
        var row = draft.row();
        store(row);
        assertThat(credential(row.id()))
                .as("insert and find must keep %s", what)
                .contains(row);
        assertThat(readList(tx -> tx.credentials().list(ALL, row.account())))
                .as("insert and list must keep %s", what)
                .contains(row);
        CredentialRow plain = samples().credentialOf(acme);
        store(plain);
        var updated = draft.id(plain.id())
                .account(plain.account())
                .createdAt(plain.createdAt())
                .row();
        write(tx -> tx.credentials().update(ALL, updated, plain.version()));
        assertThat(credential(plain.id()))
                .as("update and find must keep %s", what)
                .contains(updated);
    }
}
