package io.subaccounts.spi.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineageTest {

    private static final AccountRow MAIN = AccountRowBuilder.row(Ids.main("m")).build();
    private static final AccountRow RESELLER =
            AccountRowBuilder.row(Ids.sub("r")).below(MAIN.id()).build();
    private static final AccountRow CUSTOMER =
            AccountRowBuilder.row(Ids.sub("c")).below(RESELLER.id()).build();

    private final Lineage lineage = new Lineage(List.of(CUSTOMER, RESELLER, MAIN));

    @Test
    void aLineageGoesFromTheAccountToItsMainAccount() {
        assertThat(lineage.self()).isEqualTo(CUSTOMER);
        assertThat(lineage.main()).isEqualTo(MAIN);
        assertThat(lineage.depth()).isEqualTo(2);
        assertThat(new Lineage(List.of(MAIN)).depth()).isZero();
        assertThat(new Lineage(List.of(MAIN)).main()).isEqualTo(new Lineage(List.of(MAIN)).self());
    }

    @Test
    void theLineageOfAnAncestorIsWhatRemainsFromThere() {
        assertThat(lineage.from(CUSTOMER.id())).contains(lineage);
        assertThat(lineage.from(RESELLER.id())).contains(new Lineage(List.of(RESELLER, MAIN)));
        assertThat(lineage.from(MAIN.id())).contains(new Lineage(List.of(MAIN)));
        assertThat(lineage.from(Ids.sub("stranger"))).isEmpty();
    }

    @Test
    void aLineageIsNeverEmptyAndKeepsItsOwnRows() {
        var rows = new ArrayList<>(List.of(MAIN));
        var copy = new Lineage(rows);
        rows.clear();

        assertThat(copy.upwards()).containsExactly(MAIN);
        assertThatThrownBy(() -> new Lineage(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void confinementIsToASubtreeOrToNothing() {
        assertThat(Subtree.all().root()).isNull();
        assertThat(Subtree.of(MAIN.id()).root()).isEqualTo(MAIN.id());
        assertThat(Subtree.all()).isNotEqualTo(Subtree.of(MAIN.id()));
    }
}
