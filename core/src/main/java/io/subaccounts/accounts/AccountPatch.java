package io.subaccounts.accounts;

import io.subaccounts.common.Change;
import java.util.Map;

/**
 * A partial update. Fields that are not mentioned stay as they are; a field set to null is cleared. The rules for values
 * are those of {@link NewAccount}.
 *
 * <p>An account may change its own name, email, phone, description and metadata. The other fields are settings, which
 * only an account above or the platform may change.
 *
 * @param name the label
 * @param email the contact address
 * @param phone the contact number
 * @param description free text
 * @param metadata the host's own labels, replaced as a whole
 * @param permissions the account's own flags, replaced as a whole (a setting)
 * @param rateLimit the setting for API requests (a setting)
 * @param kycMode whose verification the account's calls rest on (a setting); leaving {@link KycMode#CUSTOMER_USE} needs
 *     an actor above the account's parent
 * @param businessType the legal form of the customer (a setting)
 * @param country the customer's country (a setting)
 * @param externalId the host's own identifier (a setting)
 */
public record AccountPatch(
        Change<String> name,
        Change<String> email,
        Change<String> phone,
        Change<String> description,
        Change<Map<String, String>> metadata,
        Change<Permissions> permissions,
        Change<RateLimit> rateLimit,
        Change<KycMode> kycMode,
        Change<BusinessType> businessType,
        Change<String> country,
        Change<String> externalId) {

    /**
     * Starts a patch that changes nothing.
     *
     * @return a builder
     */
    public static AccountPatchBuilder builder() {
        return new AccountPatchBuilder();
    }
}
