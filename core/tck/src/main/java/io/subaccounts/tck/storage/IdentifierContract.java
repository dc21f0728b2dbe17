package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.CredentialId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.resources.ResourceType;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Subtree;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two different identifiers never name one row, however alike they look. */
abstract class IdentifierContract extends StorageContract {

    private static final List<ResourceRef> ALIKE = List.of(
            ResourceRef.trunk("trunk"),
            ResourceRef.trunk("Trunk"),
            ResourceRef.trunk("TRUNK"),
            ResourceRef.trunk("trunk."),
            ResourceRef.trunk("trunk-"),
            ResourceRef.trunk("trunk_"),
            ResourceRef.trunk("trun_"),
            ResourceRef.trunk("0trunk"),
            ResourceRef.trunk("t/runk"),
            ResourceRef.trunk("t:runk"),
            ResourceRef.endpoint("trunk"),
            new ResourceRef(new ResourceType("trunk-t"), "runk"),
            new ResourceRef(new ResourceType("trunkt"), "runk"),
            new ResourceRef(new ResourceType("t"), "runktrunk"),
            ResourceRef.number("+442079460000"),
            ResourceRef.number("+442079460000 "),
            ResourceRef.number("+442079460000  "),
            ResourceRef.number("+44 2079460000"),
            ResourceRef.number("+0442079460000"),
            ResourceRef.trunk("+442079460000"),
            ResourceRef.trunk("0"),
            ResourceRef.trunk("00"),
            ResourceRef.trunk("0.0"),
            ResourceRef.trunk("1e0"),
            ResourceRef.trunk("x".repeat(128)),
            ResourceRef.trunk("x".repeat(127)),
            new ResourceRef(new ResourceType("t".repeat(32)), "x".repeat(128)));

    IdentifierContract(StorageTck tck) {
        super(tck);
    }

    @Test
    void resourcesThatLookAlikeHaveOwnersOfTheirOwn() {
        Map<ResourceRef, ResourceRow> rows = new HashMap<>();
        for (var resource : ALIKE) {
            var owner = samples().main();
            store(owner);
            var row = samples().ownedBy(owner, resource);
            assertThat(readMap(tx -> tx.resources().findAll(ALL, rows.keySet())))
                    .as("findAll must compare type and id byte for byte: no folding of case, no trimming, no numbers")
                    .isEqualTo(rows);
            assertThat(accepted(tx -> tx.resources().insert(ALL, row)))
                    .as(
                            "%s must be free although what looks like it has an owner:"
                                    + " the unique key must be bytewise (COLLATE \"C\", BINARY) and hold type and id apart",
                            resource)
                    .isTrue();
            rows.put(resource, row);
        }
        for (var row : rows.values()) {
            assertThat(readMap(tx -> tx.resources().findAll(Subtree.of(row.owner()), rows.keySet())))
                    .as("%s must belong to its own owner only", row.resource())
                    .isEqualTo(Map.of(row.resource(), row));
        }
        for (var row : rows.values()) {
            assertThat(accepted(tx -> tx.resources().delete(ALL, row.resource(), 1)))
                    .as("delete must hit exactly %s", row.resource())
                    .isTrue();
        }
    }

    @Test
    void pastsOfResourcesThatLookAlikeStayApart() {
        var owner = samples().main();
        store(owner);
        for (var resource : ALIKE) {
            assertThat(readOne(tx -> tx.resources().lastEnd(ALL, resource)))
                    .as("the past of what looks like %s is not its past: compare type and id byte for byte", resource)
                    .isEmpty();
            change(tx -> tx.resources().appendPast(ALL, samples().onceOwnedBy(owner, resource)));
        }
    }

    @Test
    void accountsThatLookAlikeAreDifferent() {
        var acme = samples().main();
        store(acme);
        for (var body : List.of(
                "00000000000000000000",
                "0000000000000000000O",
                "O0000000000000000000",
                "0000000000000000000A",
                "0000000000000000000Z",
                "00000000000000000E10",
                "00000000000000000010")) {
            var main = AccountDraft.of(samples().main())
                    .id(new AccountId(AccountId.MAIN_PREFIX + body))
                    .row();
            var sub = AccountDraft.of(samples().below(acme))
                    .id(new AccountId(AccountId.SUB_PREFIX + body))
                    .row();
            for (var row : new AccountRow[] {main, sub}) {
                assertThat(lineage(row.id()))
                        .as("find must compare ids byte for byte")
                        .isEmpty();
                store(row);
                assertThat(account(row.id()))
                        .as("find must return the row of exactly this id")
                        .isEqualTo(row);
                var credential = CredentialDraft.of(samples().credentialOf(row))
                        .id(CredentialId.primaryOf(row.id()))
                        .row();
                assertThat(credential(credential.id()))
                        .as("find must compare ids byte for byte")
                        .isEmpty();
                store(credential);
            }
        }
    }
}
