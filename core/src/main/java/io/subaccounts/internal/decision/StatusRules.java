package io.subaccounts.internal.decision;

import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Remedy;
import io.subaccounts.accounts.EffectiveStatus;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import java.util.List;

/**
 * Whether an account works: only if it and every account above it does.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class StatusRules {

    private StatusRules() {}

    /**
     * Derives an account's effective status.
     *
     * @param lineage the account and those above it
     * @return the status
     */
    public static EffectiveStatus effective(Lineage lineage) {
        AccountRow self = lineage.self();
        List<AccountRow> above = lineage.upwards().subList(1, lineage.upwards().size());
        if (lineage.upwards().stream().anyMatch(AccountRow::isDeleted)) {
            return EffectiveStatus.DELETED;
        }
        if (self.suspended()) {
            return EffectiveStatus.SUSPENDED;
        }
        if (!self.enabled()) {
            return EffectiveStatus.DISABLED;
        }
        if (above.stream().anyMatch(AccountRow::suspended)) {
            return EffectiveStatus.ANCESTOR_SUSPENDED;
        }
        if (above.stream().anyMatch(row -> !row.enabled())) {
            return EffectiveStatus.ANCESTOR_DISABLED;
        }
        return EffectiveStatus.ENABLED;
    }

    /**
     * Adds every block on the way up, each at its level and with what lifts it.
     *
     * @param lineage the account and those above it
     * @param denials where to add
     */
    public static void collect(Lineage lineage, List<Denial> denials) {
        for (AccountRow level : lineage.upwards()) {
            if (level.isDeleted()) {
                denials.add(new Denial(DenialReason.ACCOUNT_DELETED, level.id(), Remedy.NONE));
            }
            if (level.suspended()) {
                denials.add(new Denial(DenialReason.ACCOUNT_SUSPENDED, level.id(), Remedy.PLATFORM_RESUMES_LEVEL));
            }
            if (!level.enabled()) {
                denials.add(new Denial(DenialReason.ACCOUNT_DISABLED, level.id(), Remedy.ENABLE_LEVEL));
            }
        }
    }
}
