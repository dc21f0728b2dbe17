package io.subaccounts.internal.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.support.AccountRowBuilder;
import io.subaccounts.support.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every combination of switches, suspensions and tombstones over three levels. */
class StatusRulesTest {

    private static final List<AccountId> IDS = List.of(Ids.sub("customer"), Ids.sub("reseller"), Ids.main("main"));

    /** The bits of a level: 1 switched off, 2 suspended, 4 deleted. */
    private static List<Lineage> lineages() {
        var all = new ArrayList<Lineage>();
        for (int bits = 0; bits < 512; bits++) {
            var rows = new ArrayList<AccountRow>();
            for (int level = 0; level < 3; level++) {
                int own = bits >> 3 * level & 7;
                rows.add(AccountRowBuilder.row(IDS.get(level))
                        .below(level == 2 ? null : IDS.get(level + 1))
                        .state((own & 1) == 0, (own & 2) != 0, (own & 4) != 0)
                        .build());
            }
            all.add(new Lineage(rows));
        }
        return all;
    }

    @Test
    void theOwnStateIsReportedBeforeThatOfTheAncestors() {
        for (Lineage lineage : lineages()) {
            AccountRow self = lineage.self();
            AccountRow parent = lineage.upwards().get(1);
            AccountRow main = lineage.main();
            if (parent.isDeleted() || main.isDeleted()) {
                continue; // no live account stands below a deleted one
            }
            Map<EffectiveStatus, Boolean> holds = Map.of(
                    EffectiveStatus.DELETED,
                    self.isDeleted(),
                    EffectiveStatus.SUSPENDED,
                    self.suspended(),
                    EffectiveStatus.DISABLED,
                    !self.enabled(),
                    EffectiveStatus.ANCESTOR_SUSPENDED,
                    parent.suspended() || main.suspended(),
                    EffectiveStatus.ANCESTOR_DISABLED,
                    !parent.enabled() || !main.enabled(),
                    EffectiveStatus.ENABLED,
                    true);
            EffectiveStatus expected = List.of(EffectiveStatus.values()).stream()
                    .filter(holds::get)
                    .findFirst()
                    .orElseThrow();

            assertThat(StatusRules.effective(lineage)).as("%s", lineage).isEqualTo(expected);
        }
    }

    @Test
    void everyBlockIsReportedAtItsLevelWithWhatLiftsIt() {
        for (Lineage lineage : lineages()) {
            var expected = new ArrayList<Denial>();
            for (AccountRow level : lineage.upwards()) {
                addIf(expected, level.isDeleted(), DenialReason.ACCOUNT_DELETED, level, Remedy.NONE);
                addIf(
                        expected,
                        level.suspended(),
                        DenialReason.ACCOUNT_SUSPENDED,
                        level,
                        Remedy.PLATFORM_RESUMES_LEVEL);
                addIf(expected, !level.enabled(), DenialReason.ACCOUNT_DISABLED, level, Remedy.ENABLE_LEVEL);
            }
            var denials = new ArrayList<Denial>();
            StatusRules.collect(lineage, denials);

            assertThat(denials).as("%s", lineage).isEqualTo(expected);
        }
    }

    @Test
    void anAccountWithoutAnyBlockWorks() {
        for (Lineage lineage : lineages()) {
            var denials = new ArrayList<Denial>();
            StatusRules.collect(lineage, denials);
            if (denials.isEmpty()) {
                assertThat(StatusRules.effective(lineage)).isEqualTo(EffectiveStatus.ENABLED);
            }
        }
    }

    private static void addIf(List<Denial> all, boolean holds, DenialReason reason, AccountRow level, Remedy remedy) {
        if (holds) {
            all.add(new Denial(reason, level.id(), remedy));
        }
    }
}
