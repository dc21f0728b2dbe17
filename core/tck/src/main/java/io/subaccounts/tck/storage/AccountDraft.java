package io.subaccounts.tck.storage;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An account's row on the way to becoming another one. */
final class AccountDraft {

    private AccountId id;
    private @Nullable AccountId parentId;
    private String name;
    private @Nullable String email;
    private @Nullable String phone;
    private @Nullable String description;
    private Permissions permissions;
    private RateLimit rateLimit;
    private KycMode kycMode;
    private @Nullable BusinessType businessType;
    private @Nullable String country;
    private @Nullable String externalId;
    private Map<String, String> metadata;
    private boolean enabled;
    private boolean suspended;
    private KycRow kyc;
    private long version;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant deletedAt;

    private AccountDraft(AccountRow row) {
        id = row.id();
        parentId = row.parentId();
        name = row.name();
        email = row.email();
        phone = row.phone();
        description = row.description();
        permissions = row.permissions();
        rateLimit = row.rateLimit();
        kycMode = row.kycMode();
        businessType = row.businessType();
        country = row.country();
        externalId = row.externalId();
        metadata = row.metadata();
        enabled = row.enabled();
        suspended = row.suspended();
        kyc = row.kyc();
        version = row.version();
        createdAt = row.createdAt();
        updatedAt = row.updatedAt();
        lastUsedAt = row.lastUsedAt();
        deletedAt = row.deletedAt();
    }

    static AccountDraft of(AccountRow row) {
        return new AccountDraft(row);
    }

    AccountRow row() {
        return new AccountRow(
                id,
                parentId,
                name,
                email,
                phone,
                description,
                permissions,
                rateLimit,
                kycMode,
                businessType,
                country,
                externalId,
                metadata,
                enabled,
                suspended,
                kyc,
                version,
                createdAt,
                updatedAt,
                lastUsedAt,
                deletedAt);
    }

    AccountDraft id(AccountId value) {
        id = value;
        return this;
    }

    AccountDraft parent(@Nullable AccountId value) {
        parentId = value;
        return this;
    }

    AccountDraft name(String value) {
        name = value;
        return this;
    }

    AccountDraft contact(@Nullable String newEmail, @Nullable String newPhone) {
        email = newEmail;
        phone = newPhone;
        return this;
    }

    AccountDraft description(@Nullable String value) {
        description = value;
        return this;
    }

    AccountDraft permissions(Permissions value) {
        permissions = value;
        return this;
    }

    AccountDraft rateLimit(RateLimit value) {
        rateLimit = value;
        return this;
    }

    AccountDraft kycMode(KycMode value) {
        kycMode = value;
        return this;
    }

    AccountDraft businessType(@Nullable BusinessType value) {
        businessType = value;
        return this;
    }

    AccountDraft country(@Nullable String value) {
        country = value;
        return this;
    }

    AccountDraft externalId(@Nullable String value) {
        externalId = value;
        return this;
    }

    AccountDraft metadata(Map<String, String> value) {
        metadata = value;
        return this;
    }

    AccountDraft switches(boolean newEnabled, boolean newSuspended) {
        enabled = newEnabled;
        suspended = newSuspended;
        return this;
    }

    AccountDraft kyc(KycRow value) {
        kyc = value;
        return this;
    }

    AccountDraft version(long value) {
        version = value;
        return this;
    }

    AccountDraft createdAt(Instant value) {
        createdAt = value;
        return this;
    }

    AccountDraft updatedAt(Instant value) {
        updatedAt = value;
        return this;
    }

    AccountDraft lastUsedAt(@Nullable Instant value) {
        lastUsedAt = value;
        return this;
    }

    AccountDraft deletedAt(@Nullable Instant value) {
        deletedAt = value;
        return this;
    }
}
