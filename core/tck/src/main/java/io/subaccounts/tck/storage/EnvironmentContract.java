package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.common.Environment;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Live and test accounts lie in one storage, and no row connects the two. */
abstract class EnvironmentContract extends StorageContract {

    private AccountRow live;
    private AccountRow liveChild;
    private AccountRow test;
    private AccountRow testChild;

    EnvironmentContract(StorageTck tck) {
        super(tck);
    }

    @BeforeEach
    void plantOneTreeInEach() {
        live = samples().main();
        liveChild = samples().below(live);
        test = samples().main(Environment.TEST);
        testChild = samples().below(test);
        store(live, liveChild, test, testChild);
    }

    @Test
    void treesOfBothEnvironmentsAreKeptAlike() {
        assertThat(lineage(testChild.id()))
                .as("an account in test mode must be found like any other")
                .contains(new Lineage(List.of(testChild, test)));
        var grandchild = samples().below(testChild);
        store(grandchild);
        assertThat(move(grandchild.id(), test.id()))
                .as("accounts in test mode must move among themselves")
                .isTrue();
    }

    @Test
    void identifiersThatDifferInThePrefixAloneAreDifferent() {
        var twin = AccountDraft.of(samples().main(Environment.TEST))
                .id(new AccountId(AccountId.TEST_MAIN_PREFIX + live.id().value().substring(3)))
                .row();
        store(twin);
        assertThat(account(twin.id()))
                .as("an id must be compared as a whole, its prefix included")
                .isEqualTo(twin);
        assertThat(account(live.id()))
                .as("an id must be compared as a whole, its prefix included")
                .isEqualTo(live);
    }

    @Test
    void childIsOfItsParentsEnvironment() {
        for (var pair : List.of(List.of(live, test), List.of(liveChild, testChild))) {
            for (int i = 0; i < 2; i++) {
                var parent = pair.get(i);
                var stranger = samples().below(pair.get(1 - i));
                var crossing = AccountDraft.of(stranger).parent(parent.id()).row();
                for (var within : List.of(ALL, Subtree.of(parent.id()))) {
                    assertThat(accepted(tx -> tx.accounts().insert(within, crossing)))
                            .as("insert must answer false for a parent of the other environment:"
                                    + " compare the environments of both ids")
                            .isFalse();
                }
                assertThat(lineage(crossing.id()))
                        .as("an insert that answers false must leave nothing")
                        .isEmpty();
                store(stranger);
            }
        }
    }

    @Test
    void nothingMovesToTheOtherEnvironment() {
        assertThat(move(liveChild.id(), test.id()))
                .as("reparent must answer false for a parent of the other environment")
                .isFalse();
        assertThat(move(testChild.id(), live.id()))
                .as("reparent must answer false for a parent of the other environment")
                .isFalse();
        assertThat(lineage(liveChild.id()))
                .as("a reparent that answers false must change nothing")
                .contains(new Lineage(List.of(liveChild, live)));
        assertThat(lineage(testChild.id()))
                .as("a reparent that answers false must change nothing")
                .contains(new Lineage(List.of(testChild, test)));
    }

    @Test
    void credentialIsOfItsAccountsEnvironment() {
        var further = samples().credentialOf(testChild, samples().secret(1));
        var crossing = CredentialDraft.of(further).account(liveChild.id()).row();
        var primary = CredentialDraft.of(further)
                .id(CredentialId.primaryOf(testChild.id()))
                .account(liveChild.id())
                .row();
        for (var row : List.of(crossing, primary)) {
            assertThat(accepted(tx -> tx.credentials().insert(ALL, row)))
                    .as("insert must answer false for a credential of another environment than its account's")
                    .isFalse();
            assertThat(credential(row.id()))
                    .as("an insert that answers false must leave nothing")
                    .isEmpty();
        }
        store(further);
    }

    @Test
    void resourceIsNotHandedToTheOtherEnvironment() {
        var row = samples().ownedBy(liveChild);
        store(row);
        var crossing =
                new ResourceRow(row.resource(), testChild.id(), row.from().plusSeconds(60), 2);
        assertThat(accepted(tx -> tx.resources().update(ALL, crossing, 1)))
                .as("update must answer false for a new owner of another environment than the present one's")
                .isFalse();
        assertThat(owner(row.resource()))
                .as("an update that answers false must change nothing")
                .isEqualTo(row);
    }

    @Test
    void resourceHasOneOwnerInBothEnvironmentsTogether() {
        var row = samples().ownedBy(live);
        store(row);
        assertThat(accepted(tx -> tx.resources().insert(ALL, samples().ownedBy(test, row.resource()))))
                .as("insert must answer false if the resource has any owner, also one in the other environment")
                .isFalse();
        assertThat(owner(row.resource())).isEqualTo(row);
    }
}
