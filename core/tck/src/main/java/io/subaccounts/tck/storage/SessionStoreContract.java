package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single sessions: adding, finding and replacing rows. */
abstract class SessionStoreContract extends StorageContract {

    private AccountRow acme;
    private AccountRow child;

    SessionStoreContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        acme = samples().main();
        child = samples().below(acme);
        store(acme, child);
    }

    @Test
    void insertedSessionIsFoundAsItWasWritten() {
        var row = samples().sessionOf(acme);
        assertThat(session(row.id()))
                .as("find must be empty for an id that was never inserted")
                .isEmpty();
        store(row);
        assertThat(session(row.id()))
                .as("find must return a session as it was inserted")
                .contains(row);
    }

    @Test
    void idIsUsedOnce() {
        var row = samples().endedSessionOf(acme);
        store(row);
        for (var account : List.of(acme, child)) {
            var again =
                    SessionDraft.of(samples().sessionOf(account)).id(row.id()).row();
            boolean refusedAndUsable = write(tx -> !tx.sessions().insert(ALL, again)
                    && tx.sessions().find(ALL, row.id()).isPresent());
            assertThat(refusedAndUsable)
                    .as(
                            "insert must answer false for an id that was ever used: put a unique key on it and do not throw")
                    .isTrue();
        }
        assertThat(session(row.id()))
                .as("an insert that answers false must not change the row that is there")
                .contains(row);
    }

    @Test
    void sessionNeedsItsAccount() {
        var orphan = SessionDraft.of(samples().sessionOf(acme))
                .account(samples().absentAccount())
                .row();
        boolean refusedAndUsable = write(tx -> !tx.sessions().insert(ALL, orphan)
                && tx.sessions().insert(ALL, samples().sessionOf(acme)));
        assertThat(refusedAndUsable)
                .as("insert must answer false, and not throw, if the account does not exist;"
                        + " the transaction stays usable")
                .isTrue();
    }

    @Test
    void accountHasOneSessionThatIsNotFinal() {
        for (var state : SessionState.values()) {
            var account = samples().below(acme);
            store(account);
            var row = SessionDraft.of(samples().sessionOf(account)).state(state).row();
            store(row);
            var second = samples().sessionOf(account);
            assertThat(accepted(tx -> tx.sessions().insert(ALL, second)))
                    .as(
                            "a session that is %s must make room for another one only if that is final:"
                                    + " put a unique key on the account of those that are not",
                            state)
                    .isEqualTo(state.isFinal());
            assertThat(readOne(tx -> tx.sessions().findActive(ALL, account.id())))
                    .as("findActive must return the account's session that is not final")
                    .contains(state.isFinal() ? second : row);
            assertThat(session(second.id()).isPresent())
                    .as("an insert that answers false must store nothing")
                    .isEqualTo(state.isFinal());
        }
    }

    @Test
    void endedSessionMakesRoom() {
        var first = samples().sessionOf(acme);
        store(first);
        var ended =
                SessionDraft.of(first).state(SessionState.COMPLETED).version(2).row();
        var second = samples().sessionOf(acme);
        boolean both = write(tx -> tx.sessions().update(ALL, ended, 1)
                && tx.sessions().findActive(ALL, acme.id()).isEmpty()
                && tx.sessions().insert(ALL, second));
        assertThat(both)
                .as("once its session is final an account has none, and may get another in the same transaction")
                .isTrue();
        assertThat(readOne(tx -> tx.sessions().findActive(ALL, acme.id())))
                .as("findActive must follow updates")
                .contains(second);
        assertThat(session(first.id())).as("a session that ended stays stored").contains(ended);
    }

    @Test
    void findActiveLooksAtTheAccountAlone() {
        store(samples().endedSessionOf(acme));
        var row = samples().sessionOf(child);
        store(row);
        assertThat(readOne(tx -> tx.sessions().findActive(ALL, acme.id())))
                .as("findActive must find neither ended sessions nor those of accounts below")
                .isEmpty();
        assertThat(readOne(tx -> tx.sessions().findActive(Subtree.of(child.id()), child.id())))
                .as("findActive must find the account's own session")
                .contains(row);
    }

    @Test
    void linkAndKeyFindTheSession() {
        var row = SessionDraft.of(samples().sessionOf(acme))
                .hashes("Link-Hash", "Key-Hash")
                .row();
        store(row, samples().sessionOf(child));
        for (var hash : List.of("Link-Hash", "Key-Hash")) {
            assertThat(readOne(tx -> tx.sessions().findByHash(ALL, hash)))
                    .as("findByHash must find a session by the hash of its link, and by that of its key")
                    .contains(row);
        }
        for (var alike : List.of("link-hash", "KEY-HASH", "Link-Hash ", "Link-Has", "Key-%", "Key_Hash", "")) {
            assertThat(readOne(tx -> tx.sessions().findByHash(ALL, alike)))
                    .as("findByHash must compare hashes byte for byte")
                    .isEmpty();
        }
    }

    @Test
    void replacedLinkFindsNothing() {
        var row = SessionDraft.of(samples().sessionOf(acme)).hashes("old", null).row();
        store(row);
        var renewed = SessionDraft.of(row).hashes("new", "key").version(2).row();
        write(tx -> tx.sessions().update(ALL, renewed, 1));
        assertThat(readOne(tx -> tx.sessions().findByHash(ALL, "old")))
                .as("a link that was replaced must find nothing any more")
                .isEmpty();
        for (var hash : List.of("new", "key")) {
            assertThat(readOne(tx -> tx.sessions().findByHash(ALL, hash)))
                    .as("findByHash must follow updates")
                    .contains(renewed);
        }
    }

    @Test
    void updateReplacesTheRow() {
        var row = samples().sessionOf(acme);
        store(row);
        var changed = SessionDraft.of(row)
                .flow(SessionFlow.REDIRECT)
                .state(SessionState.OPENED)
                .email("sealed", "o***@example.org")
                .urls("https://host.example/back", "https://host.example/hook")
                .reminders(1, 3)
                .metadata(Map.of("order", "7"))
                .hashes("link", "key")
                .firstOpenedAt(row.createdAt().plusSeconds(5))
                .version(2)
                .row();
        assertThat(accepted(tx -> tx.sessions().update(ALL, changed, 1)))
                .as("update must answer true at the expected version")
                .isTrue();
        assertThat(session(row.id()))
                .as("update must replace the row, its version included")
                .contains(changed);
        var back = SessionDraft.of(row).version(3).row();
        boolean both = write(tx -> !tx.sessions().update(ALL, back, 1)
                && tx.sessions().update(ALL, back, 2)
                && tx.sessions().find(ALL, row.id()).equals(Optional.of(back)));
        assertThat(both)
                .as("update must expect the version that the update before it set,"
                        + " and also empty fields that become null")
                .isTrue();
    }

    @Test
    void updateKeepsAccountAndCreation() {
        var row = samples().sessionOf(acme);
        store(row);
        var changed = SessionDraft.of(row)
                .account(child.id())
                .createdAt(row.createdAt().plusSeconds(99))
                .version(2)
                .row();
        write(tx -> tx.sessions().update(ALL, changed, 1));
        assertThat(session(row.id()))
                .as("update must not touch account and createdAt: leave these columns out of the statement")
                .contains(SessionDraft.of(row).version(2).row());
        assertThat(readOne(tx -> tx.sessions().findActive(ALL, acme.id())))
                .as("a session stays its account's")
                .isPresent();
    }

    @Test
    void updateAtAnotherVersionChangesNothing() {
        var row = SessionDraft.of(samples().sessionOf(acme)).version(5).row();
        store(row);
        SessionRow changed =
                SessionDraft.of(row).state(SessionState.REVOKED).version(6).row();
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.sessions().update(ALL, changed, wrong)))
                    .as("update must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(session(row.id()))
                .as("an update at another version must change nothing")
                .contains(row);
    }

    @Test
    void updateOfAnAbsentSessionChangesNothing() {
        var absent = samples().sessionOf(acme);
        assertThat(accepted(tx -> tx.sessions().update(ALL, absent, 1)))
                .as("update must answer false if the session is not there")
                .isFalse();
        assertThat(session(absent.id())).as("update must not insert").isEmpty();
    }

    @Test
    void sessionsFollowTheirAccountInTheTree() {
        var elsewhere = samples().main();
        store(elsewhere);
        var row =
                SessionDraft.of(samples().sessionOf(child)).hashes("link", null).row();
        store(row);
        move(child.id(), elsewhere.id());
        assertThat(readOne(tx -> tx.sessions().find(Subtree.of(elsewhere.id()), row.id())))
                .as("a session must be seen from the place where its account is now")
                .contains(row);
        assertThat(readOne(tx -> tx.sessions().findByHash(Subtree.of(acme.id()), "link")))
                .as("a session must not be seen from where its account was before it moved")
                .isEmpty();
    }
}
