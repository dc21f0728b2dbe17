package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptListing;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SessionListing;
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

    /** The first attempt at a document of an account of its own. */
    AttemptDraft newAttempt() {
        return AttemptDraft.of(samples().attemptOf(anotherAccount()));
    }

    /** The session of an account of its own. */
    SessionDraft newSession() {
        return SessionDraft.of(samples().sessionOf(anotherAccount()));
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

    void assertRoundTrip(String what, AttemptDraft draft) {
        var row = draft.row();
        store(row);
        assertThat(attempt(row.id())).as("insert and find must keep %s", what).contains(row);
        var listing =
                new AttemptListing(row.id().account(), ResourceQuery.Reach.OWNER, null, Order.OLDEST_FIRST, null, 100);
        assertThat(readList(tx -> tx.attempts().list(ALL, listing)))
                .as("insert and list must keep %s", what)
                .containsExactly(row);
        var plain = samples().attemptOf(anotherAccount());
        store(plain);
        var updated = draft.id(plain.id())
                .check(row.provider(), row.reference() == null ? null : row.reference() + "2")
                .session(plain.session())
                .createdAt(plain.createdAt())
                .row();
        write(tx -> tx.attempts().update(ALL, updated, plain.version()));
        assertThat(attempt(plain.id())).as("update and find must keep %s", what).contains(updated);
    }

    void assertRoundTrip(String what, SessionDraft draft) {
        var row = draft.row();
        store(row);
        assertThat(session(row.id())).as("insert and find must keep %s", what).contains(row);
        var listing = new SessionListing(row.account(), Order.OLDEST_FIRST, null, 100);
        assertThat(readList(tx -> tx.sessions().list(ALL, listing)))
                .as("insert and list must keep %s", what)
                .containsExactly(row);
        var plain = samples().sessionOf(anotherAccount());
        store(plain);
        var updated = draft.id(plain.id())
                .account(plain.account())
                .hashes(
                        row.linkHash() == null ? null : row.linkHash() + "2",
                        row.keyHash() == null ? null : row.keyHash() + "2")
                .createdAt(plain.createdAt())
                .row();
        write(tx -> tx.sessions().update(ALL, updated, plain.version()));
        assertThat(session(plain.id())).as("update and find must keep %s", what).contains(updated);
    }

    private AccountRow anotherAccount() {
        var account = samples().below(acme);
        store(account);
        return account;
    }
}
