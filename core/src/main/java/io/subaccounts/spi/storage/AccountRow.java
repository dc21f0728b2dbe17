package io.subaccounts.spi.storage;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.Permissions;
import io.subaccounts.accounts.RateLimit;
import io.subaccounts.common.AccountId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is stored. Instants are whole microseconds.
 *
 * @param id the public identifier, unique for ever
 * @param parentId the account above, null for a main account
 * @param name the label
 * @param email the contact address, null if none
 * @param phone the contact number, null if none
 * @param description free text, null if none
 * @param permissions the account's own flags
 * @param rateLimit the setting for API requests
 * @param kycMode whose verification its calls rest on
 * @param businessType the legal form of the customer, null if not said
 * @param country the customer's country, ISO 3166-1 alpha-2 in upper case; null for the home country of the KYC policy
 * @param externalId the host's own identifier, null if none
 * @param metadata the host's own labels
 * @param enabled the account's own switch
 * @param suspended the platform's own switch
 * @param kyc what its own verification has come to
 * @param version the number of the record's state
 * @param createdAt when it was created
 * @param updatedAt when the record last changed
 * @param lastUsedAt about when one of its credentials was last used, null if never; no update of the row changes it
 * @param deletedAt when it was deleted, null if it was not
 */
public record AccountRow(
        AccountId id,
        @Nullable AccountId parentId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String description,
        Permissions permissions,
        RateLimit rateLimit,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        @Nullable String country,
        @Nullable String externalId,
        Map<String, String> metadata,
        boolean enabled,
        boolean suspended,
        KycRow kyc,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant deletedAt) {

    /** Takes a copy of the metadata. */
    public AccountRow {
        metadata = Map.copyOf(metadata);
    }

    /**
     * Says whether the account is deleted.
     *
     * @return true if it is
     */
    public boolean isDeleted() {
        return deletedAt != null;
    }

    /**
     * The row with another own switch.
     *
     * @param value the switch
     * @return the row, at the same version
     */
    public AccountRow withEnabled(boolean value) {
        return copy(value, suspended, kyc, version, updatedAt, deletedAt);
    }

    /**
     * The row with another switch of the platform's.
     *
     * @param value the switch
     * @return the row, at the same version
     */
    public AccountRow withSuspended(boolean value) {
        return copy(enabled, value, kyc, version, updatedAt, deletedAt);
    }

    /**
     * The row with its verification at another stage.
     *
     * @param value what it has come to
     * @return the row, at the same version
     */
    public AccountRow withKyc(KycRow value) {
        return copy(enabled, suspended, value, version, updatedAt, deletedAt);
    }

    /**
     * The row as a tombstone.
     *
     * @param value when the account was deleted
     * @return the row, at the same version
     */
    public AccountRow withDeletedAt(Instant value) {
        return copy(enabled, suspended, kyc, version, updatedAt, value);
    }

    /**
     * The row as a new state: one version on.
     *
     * @param now when it changed
     * @return the row, at the next version
     */
    public AccountRow next(Instant now) {
        return copy(enabled, suspended, kyc, version + 1, now, deletedAt);
    }

    private AccountRow copy(
            boolean newEnabled,
            boolean newSuspended,
            KycRow newKyc,
            long newVersion,
            Instant newUpdatedAt,
            @Nullable Instant newDeletedAt) {
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
                newEnabled,
                newSuspended,
                newKyc,
                newVersion,
                createdAt,
                newUpdatedAt,
                lastUsedAt,
                newDeletedAt);
    }
}
