package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import java.util.List;
import org.junit.jupiter.api.Test;

class TombstoneStatusTest {

    /** No rule lets this come about; a row that was tampered with does. */
    @Test
    void nothingWorksBelowATombstone() {
        AccountRow main = AccountRowBuilder.row(Ids.main("m")).deleted().build();
        AccountRow live = AccountRowBuilder.row(Ids.sub("a")).below(main.id()).build();

        assertThat(StatusRules.effective(new Lineage(List.of(live, main)))).isNotEqualTo(EffectiveStatus.ENABLED);
    }
}
