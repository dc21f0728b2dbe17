package io.subaccounts.support;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored accounts for tests: everything in order unless said otherwise. */
public final class AccountRowBuilder {

    private final AccountId id;
    private @Nullable AccountId parent;
    private Permissions permissions = Permissions.INHERITED;
    private KycMode kycMode = KycMode.PERSONAL_USE;
    private @Nullable BusinessType businessType;
    private @Nullable String country;
    private KycRow kyc = KycRow.NONE;
    private boolean enabled = true;
    private boolean suspended;
    private boolean deleted;

    private AccountRowBuilder(AccountId id) {
        this.id = id;
    }

    public static AccountRowBuilder row(AccountId id) {
        return new AccountRowBuilder(id);
    }

    public AccountRowBuilder below(@Nullable AccountId value) {
        parent = value;
        return this;
    }

    public AccountRowBuilder permissions(Permissions value) {
        permissions = value;
        return this;
    }

    public AccountRowBuilder kyc(KycMode mode, KycRow value) {
        kycMode = mode;
        kyc = value;
        return this;
    }

    public AccountRowBuilder business(@Nullable BusinessType type) {
        businessType = type;
        return this;
    }

    public AccountRowBuilder country(@Nullable String value) {
        country = value;
        return this;
    }

    public AccountRowBuilder state(boolean isEnabled, boolean isSuspended, boolean isDeleted) {
        enabled = isEnabled;
        suspended = isSuspended;
        deleted = isDeleted;
        return this;
    }

    public AccountRowBuilder disabled() {
        return state(false, suspended, deleted);
    }

    public AccountRowBuilder suspended() {
        return state(enabled, true, deleted);
    }

    public AccountRowBuilder deleted() {
        return state(enabled, suspended, true);
    }

    public AccountRow build() {
        return new AccountRow(
                id,
                parent,
                "Name of " + id,
                null,
                null,
                null,
                permissions,
                RateLimit.DEFAULT,
                kycMode,
                businessType,
                country,
                null,
                Map.of(),
                enabled,
                suspended,
                kyc,
                1,
                ManualTime.START,
                ManualTime.START,
                null,
                deleted ? ManualTime.START : null);
    }
}
