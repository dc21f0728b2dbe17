package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Order;
import io.subaccounts.resources.ResourceQuery.Reach;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceListing;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists of resources hold. Their pages are the matter of {@link PagingContract}. */
abstract class ResourceListContract extends StorageContract {

    private AccountRow acme;
    private AccountRow left;
    private AccountRow stranger;
    private ResourceRow ofAcme;
    private ResourceRow ofLeft;
    private ResourceRow number;
    private ResourceRow ofStranger;

    ResourceListContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantTrees() {
        acme = samples().main();
        left = samples().below(acme);
        stranger = samples().main();
        store(acme, left, stranger);
        ofAcme = samples().ownedBy(acme);
        ofLeft = samples().ownedBy(left);
        number = samples().ownedBy(left, ResourceRef.number("+442079460000"));
        ofStranger = samples().ownedBy(stranger);
        store(number, ofStranger, ofLeft, ofAcme);
    }

    @Test
    void ownersListHoldsItsOwnOnly() {
        assertListed(acme.id(), Reach.OWNER, null)
                .as("OWNER must list what the subject itself owns")
                .containsExactly(ofAcme);
        assertListed(left.id(), Reach.OWNER, null)
                .as("a list comes in the order in which the present owners got the resources")
                .containsExactly(ofLeft, number);
    }

    @Test
    void subtreesListHoldsTheSubjectsToo() {
        assertListed(acme.id(), Reach.SUBTREE, null)
                .as("SUBTREE must list what the subject and all accounts below it own")
                .containsExactly(ofAcme, ofLeft, number);
    }

    @Test
    void typeNarrowsTheList() {
        assertListed(acme.id(), Reach.SUBTREE, ResourceType.NUMBER)
                .as("type keeps resources of exactly this type")
                .containsExactly(number);
        assertListed(acme.id(), Reach.SUBTREE, new ResourceType("trun_"))
                .as("a type is compared byte for byte, it is no pattern")
                .isEmpty();
    }

    @Test
    void subjectMustExistWithin() {
        assertListed(samples().absentAccount(), Reach.SUBTREE, null)
                .as("a subject that does not exist has an empty list")
                .isEmpty();
        assertThat(readList(tx -> tx.resources().list(Subtree.of(left.id()), listing(acme.id(), Reach.SUBTREE, null))))
                .as("a subject above the confinement has an empty list, even if rows of it lie within")
                .isEmpty();
        assertThat(readList(tx -> tx.resources().list(Subtree.of(acme.id()), listing(left.id(), Reach.OWNER, null))))
                .as("a subject within the confinement is listed as without one")
                .containsExactly(ofLeft, number);
    }

    @Test
    void listFollowsHandoversAndMoves() {
        var handed =
                new ResourceRow(ofAcme.resource(), stranger.id(), number.from().plusSeconds(60), 2);
        write(tx -> tx.resources().update(ALL, handed, 1) && tx.resources().delete(ALL, ofLeft.resource(), 1));
        assertListed(acme.id(), Reach.SUBTREE, null)
                .as("what was handed over or given up must leave the list")
                .containsExactly(number);
        assertListed(stranger.id(), Reach.OWNER, null)
                .as("what was handed over must come at the place of its new beginning")
                .containsExactly(ofStranger, handed);
        move(left.id(), stranger.id());
        assertListed(acme.id(), Reach.SUBTREE, null)
                .as("resources must leave the subtree together with their owner")
                .isEmpty();
        assertListed(stranger.id(), Reach.SUBTREE, null)
                .as("resources must arrive in the subtree together with their owner")
                .containsExactly(number, ofStranger, handed);
    }

    private ListAssert<ResourceRow> assertListed(AccountId subject, Reach reach, @Nullable ResourceType type) {
        return assertThat(readList(tx -> tx.resources().list(ALL, listing(subject, reach, type))));
    }

    private static ResourceListing listing(AccountId subject, Reach reach, @Nullable ResourceType type) {
        return new ResourceListing(subject, reach, type, Order.OLDEST_FIRST, null, 100);
    }
}
