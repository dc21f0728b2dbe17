package io.subaccounts.internal.accounts;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.decision.StatusRules;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of accounts: how they begin, and what of them the host sees. */
final class AccountRows {

    private AccountRows() {}

    static AccountRow created(AccountId id, @Nullable AccountId parent, NewAccount account, Instant now) {
        return new AccountRow(
                id,
                parent,
                account.name(),
                account.email(),
                account.phone(),
                account.description(),
                account.permissions(),
                account.rateLimit(),
                account.kycMode(),
                account.businessType(),
                account.country(),
                account.externalId(),
                account.metadata(),
                true,
                false,
                KycRow.NONE,
                1,
                now,
                now,
                null,
                null);
    }

    static Account view(KycRules rules, Lineage lineage, Instant now) {
        AccountRow row = lineage.self();
        return new Account(
                row.id(),
                row.parentId(),
                row.name(),
                row.email(),
                row.phone(),
                row.description(),
                row.permissions(),
                row.rateLimit(),
                row.kycMode(),
                row.businessType(),
                row.country(),
                row.externalId(),
                row.metadata(),
                row.enabled(),
                row.suspended(),
                StatusRules.effective(lineage),
                rules.gate(lineage, now).gate() == KycGate.BLOCKED,
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }
}
