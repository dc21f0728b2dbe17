package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Single attempts: adding, finding and replacing rows. */
abstract class AttemptStoreContract extends StorageContract {

    private AccountRow acme;
    private AccountRow child;

    AttemptStoreContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void storeAccounts() {
        acme = samples().main();
        child = samples().below(acme);
        store(acme, child);
    }

    @Test
    void insertedAttemptIsFoundAsItWasWritten() {
        var row = samples().attemptOf(acme);
        store(row);
        assertThat(attempt(row.id()))
                .as("find must return an attempt as it was inserted")
                .contains(row);
    }

    @Test
    void accountDocumentAndNumberTellAttemptsApart() {
        var row = samples().attemptOf(acme, DocumentType.PAN, 1);
        var others = new AttemptRow[] {
            samples().attemptOf(child, DocumentType.PAN, 1),
            samples().attemptOf(acme, DocumentType.GST, 1),
            samples().attemptOf(acme, DocumentType.PAN, 2)
        };
        store(others);
        assertThat(attempt(row.id()))
                .as("find must compare account, document and number")
                .isEmpty();
        store(row);
        for (var other : others) {
            assertThat(attempt(other.id()))
                    .as("attempts of other accounts, documents or numbers are other attempts")
                    .contains(other);
        }
    }

    @Test
    void numberIsUsedOnce() {
        var row = samples().attemptOf(acme);
        store(row);
        var again = AttemptDraft.of(row).state(AttemptState.VERIFIED).version(7).row();
        boolean refusedAndUsable = write(tx -> !tx.attempts().insert(ALL, again)
                && tx.attempts().insert(ALL, samples().attemptOf(acme, DocumentType.PAN, 2)));
        assertThat(refusedAndUsable)
                .as("insert must answer false for an attempt that exists, and not throw:"
                        + " put a unique key on (account, document, number)")
                .isTrue();
        assertThat(attempt(row.id()))
                .as("an insert that answers false must not change the row that is there")
                .contains(row);
    }

    @Test
    void attemptNeedsItsAccount() {
        var orphan = AttemptDraft.of(samples().attemptOf(acme))
                .id(new AttemptId(samples().absentAccount(), DocumentType.PAN, 1))
                .row();
        boolean refusedAndUsable = write(tx -> !tx.attempts().insert(ALL, orphan)
                && tx.attempts().insert(ALL, samples().attemptOf(acme)));
        assertThat(refusedAndUsable)
                .as("insert must answer false, and not throw, if the account does not exist;"
                        + " the transaction stays usable")
                .isTrue();
    }

    @Test
    void providerGivesAReferenceOnce() {
        var row = given("provider", "reference", samples().attemptOf(acme));
        store(row);
        for (var taken : List.of(
                given("provider", "reference", samples().attemptOf(acme, DocumentType.GST, 1)),
                given("provider", "reference", samples().attemptOf(child)))) {
            boolean refusedAndUsable =
                    write(tx -> !tx.attempts().insert(Subtree.of(taken.id().account()), taken)
                            && tx.attempts().find(ALL, row.id()).isPresent());
            assertThat(refusedAndUsable)
                    .as("insert must answer false if the provider gave its reference to any other attempt:"
                            + " put a unique key on (provider, reference)")
                    .isTrue();
            assertThat(attempt(taken.id()))
                    .as("an insert that answers false must store nothing")
                    .isEmpty();
        }
        store(
                given("other", "reference", samples().attemptOf(acme, DocumentType.GST, 1)),
                given("provider", "Reference", samples().attemptOf(acme, DocumentType.CIN, 1)),
                given("Provider", "reference", samples().attemptOf(child)));
    }

    @Test
    void missingReferencesNeverCollide() {
        store(
                given("provider", null, samples().attemptOf(acme, DocumentType.PAN, 1)),
                given("provider", null, samples().attemptOf(acme, DocumentType.PAN, 2)),
                given(null, null, samples().attemptOf(child, DocumentType.PAN, 1)),
                given(null, null, samples().attemptOf(child, DocumentType.PAN, 2)));
        assertThat(readOne(tx -> tx.attempts().findByReference(ALL, "provider", "")))
                .as("what has no reference must not be found by any")
                .isEmpty();
    }

    @Test
    void referencesAreComparedByteForByte() {
        var row = given("provider", "Ref_1%", samples().attemptOf(child));
        store(row);
        assertThat(readOne(tx -> tx.attempts().findByReference(ALL, "provider", "Ref_1%")))
                .as("findByReference must return the attempt that the provider gave the reference to")
                .contains(row);
        for (var other : List.of("ref_1%", "REF_1%", "Ref_1", "Ref_1%%", "Refx1%", "Ref_1% ", " Ref_1%", "")) {
            assertThat(readOne(tx -> tx.attempts().findByReference(ALL, "provider", other)))
                    .as("findByReference must compare references byte for byte")
                    .isEmpty();
        }
        for (var other : List.of("Provider", "provide", "provider ", "%")) {
            assertThat(readOne(tx -> tx.attempts().findByReference(ALL, other, "Ref_1%")))
                    .as("findByReference must compare providers byte for byte")
                    .isEmpty();
        }
    }

    @Test
    void updateReplacesTheRow() {
        var row = samples().attemptOf(acme);
        store(row);
        var changed = AttemptDraft.of(row)
                .state(AttemptState.FAILED_FINAL)
                .check("provider", "reference")
                .failure(FailureReason.INACTIVE)
                .sealed("submission", "findings")
                .version(2)
                .settledAt(row.createdAt().plusSeconds(1))
                .row();
        assertThat(accepted(tx -> tx.attempts().update(ALL, changed, 1)))
                .as("update must answer true at the expected version")
                .isTrue();
        assertThat(attempt(row.id()))
                .as("update must replace the row, its version included")
                .contains(changed);
        var back = AttemptDraft.of(row).version(3).row();
        boolean both = write(tx -> !tx.attempts().update(ALL, back, 1)
                && tx.attempts().update(ALL, back, 2)
                && tx.attempts().find(ALL, row.id()).equals(Optional.of(back)));
        assertThat(both)
                .as("update must expect the version that the update before it set,"
                        + " and also empty fields that become null")
                .isTrue();
    }

    @Test
    void updateReplacesTheSessionAndKeepsTheCreation() {
        var session = samples().sessionOf(acme);
        store(session);
        var without = samples().attemptOf(acme, DocumentType.PAN, 1);
        var with = AttemptDraft.of(samples().attemptOf(acme, DocumentType.PAN, 2))
                .session(session.id())
                .row();
        store(without, with);
        for (var row : List.of(without, with)) {
            var changed = AttemptDraft.of(row)
                    .session(row.session() == null ? session.id() : null)
                    .createdAt(row.createdAt().plusSeconds(99))
                    .version(2)
                    .row();
            write(tx -> tx.attempts().update(ALL, changed, 1));
            assertThat(attempt(row.id()))
                    .as("update must bind an attempt to another session, and must not touch createdAt")
                    .contains(
                            AttemptDraft.of(changed).createdAt(row.createdAt()).row());
        }
    }

    @Test
    void updateAtAnotherVersionChangesNothing() {
        var row = AttemptDraft.of(samples().attemptOf(acme)).version(5).row();
        store(row);
        var changed = AttemptDraft.of(row).state(AttemptState.ERROR).version(6).row();
        for (long wrong : new long[] {4, 6, 0, -5, Long.MAX_VALUE}) {
            assertThat(accepted(tx -> tx.attempts().update(ALL, changed, wrong)))
                    .as("update must answer false at another version than the stored one:"
                            + " compare it in the statement that writes")
                    .isFalse();
        }
        assertThat(attempt(row.id()))
                .as("an update at another version must change nothing")
                .contains(row);
    }

    @Test
    void updateOfAnAbsentAttemptChangesNothing() {
        var absent = samples().attemptOf(acme);
        assertThat(accepted(tx -> tx.attempts().update(ALL, absent, 1)))
                .as("update must answer false if the attempt is not there")
                .isFalse();
        assertThat(attempt(absent.id())).as("update must not insert").isEmpty();
    }

    @Test
    void updateTakesNoReferenceOfAnother() {
        var one = given("provider", "one", samples().attemptOf(acme));
        var other = given("provider", "other", samples().attemptOf(child));
        store(one, other);
        var taking = AttemptDraft.of(given("provider", "one", other)).version(2).row();
        boolean refusedAndUsable = write(tx -> !tx.attempts().update(ALL, taking, 1)
                && tx.attempts().update(ALL, AttemptDraft.of(one).version(2).row(), 1));
        assertThat(refusedAndUsable)
                .as("update must answer false, and not throw, if another attempt has the new reference,"
                        + " and leave an attempt its own")
                .isTrue();
        assertThat(attempt(other.id()))
                .as("an update that answers false must change nothing")
                .contains(other);
        var renamed =
                AttemptDraft.of(given("provider", "renamed", one)).version(3).row();
        boolean both = write(tx -> tx.attempts().update(ALL, renamed, 2)
                && tx.attempts().findByReference(ALL, "provider", "one").isEmpty()
                && tx.attempts().update(ALL, taking, 1));
        assertThat(both)
                .as("a reference that an update gave up must be found no more, and be free")
                .isTrue();
        assertThat(readOne(tx -> tx.attempts().findByReference(ALL, "provider", "one")))
                .as("findByReference must follow updates")
                .contains(taking);
    }

    @Test
    void attemptsFollowTheirAccountInTheTree() {
        var elsewhere = samples().main();
        store(elsewhere);
        var row = given("provider", "reference", samples().attemptOf(child));
        store(row);
        move(child.id(), elsewhere.id());
        assertThat(readOne(tx -> tx.attempts().find(Subtree.of(elsewhere.id()), row.id())))
                .as("an attempt must be seen from the place where its account is now")
                .contains(row);
        assertThat(readOne(tx -> tx.attempts().findByReference(Subtree.of(acme.id()), "provider", "reference")))
                .as("an attempt must not be seen from where its account was before it moved")
                .isEmpty();
    }

    private static AttemptRow given(@Nullable String provider, @Nullable String reference, AttemptRow row) {
        return AttemptDraft.of(row).check(provider, reference).row();
    }
}
