package io.subaccounts.internal.accounts;

import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.decision.StatusRules;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of accounts: how they begin, how they change, and what of them the host sees. */
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
                null,
                1,
                now,
                now,
                null,
                null);
    }

    static Account view(Lineage lineage, Instant now) {
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
                KycRules.gate(lineage, now).gate() == KycGate.BLOCKED,
                row.version(),
                row.createdAt(),
                row.updatedAt(),
                row.lastUsedAt(),
                row.deletedAt());
    }

    /** The same lineage with another row for the account itself. */
    static Lineage with(Lineage lineage, AccountRow self) {
        return below(self, lineage.upwards().subList(1, lineage.upwards().size()));
    }

    static Lineage below(AccountRow self, List<AccountRow> above) {
        var rows = new ArrayList<AccountRow>();
        rows.add(self);
        rows.addAll(above);
        return new Lineage(rows);
    }
}
