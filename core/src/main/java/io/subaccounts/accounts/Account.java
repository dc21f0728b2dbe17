package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An account as it was at one moment. Holds no secret.
 *
 * @param id the public identifier, which is also the {@code auth_id} of the primary credential
 * @param parentId the account above, null for a main account
 * @param name the label, 1 to 200 characters
 * @param email the contact address, null if none
 * @param phone the contact number as given, null if none
 * @param description free text, null if none
 * @param permissions the account's own flags
 * @param rateLimit the setting for API requests
 * @param kycMode whose verification the account's calls rest on
 * @param businessType the legal form of the customer, null if not said
 * @param country the customer's country, ISO 3166-1 alpha-2 in upper case; null for the home country of the KYC policy
 * @param externalId the host's own identifier, null if none; not necessarily unique
 * @param metadata the host's own labels
 * @param enabled the account's own switch, which only an account above or the platform moves
 * @param suspended whether the platform has suspended this account itself
 * @param status whether the account works, derived over its ancestors
 * @param kycCallsBlocked whether the KYC gate blocks its calls, derived
 * @param version the number of the record's state, for {@link Accounts#update}
 * @param createdAt when it was created
 * @param updatedAt when the record last changed
 * @param lastUsedAt about when one of its credentials was last used, to the minute and a few minutes late; null if never
 * @param deletedAt when it was deleted, null if it was not
 */
public record Account(
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
        EffectiveStatus status,
        boolean kycCallsBlocked,
        long version,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant deletedAt) {

    /** Takes a copy of the metadata. */
    public Account {
        metadata = Map.copyOf(metadata);
    }

    /**
     * The account above.
     *
     * @return the parent, empty for a main account
     */
    public Optional<AccountId> parent() {
        return Optional.ofNullable(parentId);
    }

    /**
     * The environment that the account, and everything above and below it, belongs to for ever.
     *
     * @return the environment, which the identifier says
     */
    public Environment environment() {
        return id.environment();
    }
}
