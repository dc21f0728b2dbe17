package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.AccountQuery.Deleted;
import io.subaccounts.accounts.AccountQuery.Reach;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.OwnStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.spi.storage.AccountListing;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Subtree;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists of accounts hold. Their pages are the matter of {@link PagingContract}. */
abstract class AccountListContract extends StorageContract {

    private AccountRow acme;
    private AccountRow enabled;
    private AccountRow disabled;
    private AccountRow suspended;
    private AccountRow both;
    private AccountRow deleted;
    private AccountRow stranger;

    AccountListContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        enabled = AccountDraft.of(samples().below(acme))
                .name("Blue Kite")
                .externalId("ext_1")
                .row();
        disabled = AccountDraft.of(samples().below(enabled))
                .name("Blue%Whale")
                .kycMode(KycMode.CUSTOMER_USE)
                .switches(false, false)
                .row();
        suspended = AccountDraft.of(samples().below(acme))
                .name("blue kite")
                .externalId("EXT_1")
                .switches(true, true)
                .row();
        both = AccountDraft.of(samples().below(suspended))
                .name("\uff22lue")
                .kycMode(KycMode.CUSTOMER_USE)
                .switches(false, true)
                .row();
        deleted = AccountDraft.of(samples().below(acme))
                .name("Blue Kite 2")
                .externalId("extA1")
                .switches(false, false)
                .deletedAt(Samples.EPOCH)
                .row();
        stranger = AccountDraft.of(samples().main()).name("Blue").row();
        store(
                acme,
                enabled,
                disabled,
                suspended,
                both,
                deleted,
                stranger,
                samples().below(stranger));
    }

    @Test
    void childrenAreOneLevelBelow() {
        assertListed(listing(acme.id(), Reach.CHILDREN))
                .as("CHILDREN must list what is directly below the subject, not the subject, not deeper levels")
                .containsExactly(enabled, suspended);
        assertListed(listing(both.id(), Reach.CHILDREN))
                .as("an account with nothing below it has an empty list")
                .isEmpty();
    }

    @Test
    void subtreeIsEverythingBelow() {
        assertListed(listing(acme.id(), Reach.SUBTREE))
                .as("SUBTREE must list all levels below the subject, but not the subject")
                .containsExactly(enabled, disabled, suspended, both);
        assertListed(listing(enabled.id(), Reach.SUBTREE))
                .as("SUBTREE must list only what is below the subject")
                .containsExactly(disabled);
    }

    @Test
    void deletedAccountsAreListedOnlyIfAskedFor() {
        assertListed(with(listing(acme.id(), Reach.CHILDREN), null, null, null, null, Deleted.INCLUDED))
                .as("Deleted.INCLUDED must list live and deleted accounts together")
                .containsExactly(enabled, suspended, deleted);
        assertListed(with(listing(acme.id(), Reach.CHILDREN), null, null, null, "extA1", Deleted.EXCLUDED))
                .as("Deleted.EXCLUDED must leave deleted accounts out, whatever else is asked for")
                .isEmpty();
        var below = samples().below(deleted);
        store(below);
        assertListed(listing(deleted.id(), Reach.CHILDREN))
                .as("a deleted account is still a subject to list below")
                .containsExactly(below);
    }

    @Test
    void platformListsFromTheTop() {
        assertListed(listing(null, Reach.CHILDREN))
                .as("CHILDREN of a null subject are the main accounts")
                .containsExactly(acme, stranger);
        assertListed(listing(null, Reach.SUBTREE))
                .as("SUBTREE of a null subject is every account, main accounts too")
                .hasSize(7)
                .contains(acme, stranger, both)
                .doesNotContain(deleted);
        assertThat(readList(tx -> tx.accounts().list(Subtree.of(acme.id()), listing(null, Reach.SUBTREE))))
                .as("the confinement holds for a null subject too: its root and all below it are seen")
                .containsExactly(acme, enabled, disabled, suspended, both);
        assertThat(readList(tx -> tx.accounts().list(Subtree.of(enabled.id()), listing(null, Reach.CHILDREN))))
                .as("main accounts outside the confinement must not be listed")
                .isEmpty();
    }

    @Test
    void ownStatusIsThatOfTheAccountAlone() {
        var all = listing(acme.id(), Reach.SUBTREE);
        assertListed(with(all, OwnStatus.ENABLED, null, null, null, Deleted.EXCLUDED))
                .as("ENABLED keeps rows that are neither switched off nor suspended, whatever is above them")
                .containsExactly(enabled);
        assertListed(with(all, OwnStatus.DISABLED, null, null, null, Deleted.EXCLUDED))
                .as("DISABLED keeps rows that are switched off, suspended or not")
                .containsExactly(disabled, both);
        assertListed(with(all, OwnStatus.SUSPENDED, null, null, null, Deleted.EXCLUDED))
                .as("SUSPENDED keeps rows that are suspended, switched off or not")
                .containsExactly(suspended, both);
        assertListed(with(all, OwnStatus.DISABLED, null, null, null, Deleted.INCLUDED))
                .as("with Deleted.INCLUDED the state that deleted rows were left in counts")
                .containsExactly(disabled, both, deleted);
    }

    @Test
    void kycModeNarrowsTheList() {
        var all = listing(acme.id(), Reach.SUBTREE);
        assertListed(with(all, null, KycMode.CUSTOMER_USE, null, null, Deleted.EXCLUDED))
                .as("kycMode keeps rows with exactly this mode")
                .containsExactly(disabled, both);
        assertListed(with(all, OwnStatus.SUSPENDED, KycMode.CUSTOMER_USE, null, null, Deleted.EXCLUDED))
                .as("several filters must all hold")
                .containsExactly(both);
    }

    @Test
    void namePrefixIsLiteralAndKeepsCase() {
        var all = listing(acme.id(), Reach.SUBTREE);
        assertListed(prefix(all, "Blue"))
                .as("a prefix must match character for character: no case folding, no width folding")
                .containsExactly(enabled, disabled);
        assertListed(prefix(all, "Blue%"))
                .as("%% in a prefix is a character, not a pattern: escape it, or compare the start of the text")
                .containsExactly(disabled);
        assertListed(prefix(all, "Blue_"))
                .as("_ in a prefix is a character, not a pattern: escape it, or compare the start of the text")
                .isEmpty();
        assertListed(prefix(all, "Blue\\"))
                .as("a backslash in a prefix is a character, not an escape")
                .isEmpty();
        assertListed(prefix(all, "Blue Kite and more"))
                .as("a prefix that is longer than the name does not match")
                .isEmpty();
        assertListed(with(all, null, null, "Blue Kite", null, Deleted.INCLUDED))
                .as("a name starts with itself, and a prefix must match longer names too")
                .containsExactly(enabled, deleted);
    }

    @Test
    void externalIdIsCompared() {
        var all = listing(acme.id(), Reach.SUBTREE);
        assertListed(with(all, null, null, null, "ext_1", Deleted.INCLUDED))
                .as("externalId must match byte for byte: no case folding, no pattern")
                .containsExactly(enabled);
        assertListed(with(all, null, null, null, "ext", Deleted.INCLUDED))
                .as("a part of an externalId must not match")
                .isEmpty();
        assertListed(with(all, null, null, null, "ext_1 ", Deleted.INCLUDED))
                .as("a trailing blank makes another externalId")
                .isEmpty();
    }

    @Test
    void subjectMustExistWithin() {
        assertListed(listing(samples().absentAccount(), Reach.SUBTREE))
                .as("a subject that does not exist has an empty list")
                .isEmpty();
        assertThat(readList(tx -> tx.accounts().list(Subtree.of(enabled.id()), listing(acme.id(), Reach.SUBTREE))))
                .as("a subject above the confinement has an empty list, even if rows of it lie within")
                .isEmpty();
        assertThat(readList(tx -> tx.accounts().list(Subtree.of(acme.id()), listing(enabled.id(), Reach.SUBTREE))))
                .as("a subject within the confinement is listed as without one")
                .containsExactly(disabled);
    }

    @Test
    void listFollowsMovesAndUpdates() {
        move(enabled.id(), stranger.id());
        assertListed(listing(acme.id(), Reach.SUBTREE))
                .as("what moved away, and all below it, must leave the list")
                .containsExactly(suspended, both);
        assertListed(listing(stranger.id(), Reach.SUBTREE))
                .as("what moved, and all below it, must be in the list of its new place, in the order of creation")
                .startsWith(AccountDraft.of(enabled).parent(stranger.id()).row(), disabled)
                .hasSize(3);
        var renamed = AccountDraft.of(suspended).name("Green").version(2).row();
        write(tx -> tx.accounts().update(ALL, renamed, 1));
        assertListed(prefix(listing(acme.id(), Reach.SUBTREE), "Green"))
                .as("filters must see rows as they are after an update")
                .containsExactly(renamed);
    }

    private ListAssert<AccountRow> assertListed(AccountListing listing) {
        return assertThat(readList(tx -> tx.accounts().list(ALL, listing)));
    }

    private static AccountListing listing(@Nullable AccountId subject, Reach reach) {
        return new AccountListing(
                subject, reach, Order.OLDEST_FIRST, null, 100, null, null, null, null, Deleted.EXCLUDED);
    }

    private static AccountListing prefix(AccountListing all, String prefix) {
        return with(all, null, null, prefix, null, Deleted.EXCLUDED);
    }

    private static AccountListing with(
            AccountListing all,
            @Nullable OwnStatus own,
            @Nullable KycMode kycMode,
            @Nullable String namePrefix,
            @Nullable String externalId,
            Deleted deleted) {
        return new AccountListing(
                all.subject(),
                all.reach(),
                all.order(),
                null,
                all.limit(),
                own,
                kycMode,
                namePrefix,
                externalId,
                deleted);
    }
}
