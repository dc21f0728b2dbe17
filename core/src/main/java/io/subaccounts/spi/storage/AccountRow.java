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
 * @param externalId the host's own identifier, null if none
 * @param metadata the host's own labels
 * @param enabled the account's own switch
 * @param suspended the platform's own switch
 * @param kyc the evidence on record, null if none
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
        @Nullable String externalId,
        Map<String, String> metadata,
        boolean enabled,
        boolean suspended,
        @Nullable KycRow kyc,
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
}
