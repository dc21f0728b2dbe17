package io.subaccounts.accounts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a new account starts with. Only the name is required. All texts are normalised to Unicode NFC and refused if they
 * hold control characters, bidirectional formatting characters, NUL or unpaired surrogates.
 *
 * @param name the label, 1 to 200 characters, not blank
 * @param email the contact address, at most 254 characters, {@code local@domain.tld} in shape; required for {@link KycMode#CUSTOMER_USE}
 * @param phone the contact number, at most 32 characters of digits, space and {@code +-().}
 * @param description free text, at most 1000 characters; may span lines
 * @param permissions the account's own flags
 * @param rateLimit the setting for API requests
 * @param kycMode whose verification the account's calls rest on
 * @param businessType the legal form of the customer, null if not said
 * @param externalId the host's own identifier, 1 to 100 visible ASCII characters, null if none
 * @param metadata the host's own labels: at most 32, keys of 1 to 64 characters of {@code A-Za-z0-9_.-}, values of at
 *     most 500 characters
 */
public record NewAccount(
        String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String description,
        Permissions permissions,
        RateLimit rateLimit,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        @Nullable String externalId,
        Map<String, String> metadata) {

    /** Takes a copy of the metadata. */
    public NewAccount {
        metadata = Map.copyOf(metadata);
    }

    /**
     * An account with a name and defaults: {@link KycMode#PERSONAL_USE}, {@link RateLimit#DEFAULT}, all permissions
     * inherited.
     *
     * @param name the label
     * @return the new account
     */
    public static NewAccount named(String name) {
        return new NewAccount(
                name,
                null,
                null,
                null,
                Permissions.INHERITED,
                RateLimit.DEFAULT,
                KycMode.PERSONAL_USE,
                null,
                null,
                Map.of());
    }

    /**
     * With a contact address.
     *
     * @param value the address
     * @return the new account
     */
    public NewAccount email(String value) {
        return new NewAccount(
                name, value, phone, description, permissions, rateLimit, kycMode, businessType, externalId, metadata);
    }

    /**
     * With a contact number.
     *
     * @param value the number
     * @return the new account
     */
    public NewAccount phone(String value) {
        return new NewAccount(
                name, email, value, description, permissions, rateLimit, kycMode, businessType, externalId, metadata);
    }

    /**
     * With a description.
     *
     * @param value the text
     * @return the new account
     */
    public NewAccount description(String value) {
        return new NewAccount(
                name, email, phone, value, permissions, rateLimit, kycMode, businessType, externalId, metadata);
    }

    /**
     * With permissions.
     *
     * @param value the flags
     * @return the new account
     */
    public NewAccount permissions(Permissions value) {
        return new NewAccount(
                name, email, phone, description, value, rateLimit, kycMode, businessType, externalId, metadata);
    }

    /**
     * With a limit on API requests.
     *
     * @param value the setting
     * @return the new account
     */
    public NewAccount rateLimit(RateLimit value) {
        return new NewAccount(
                name, email, phone, description, permissions, value, kycMode, businessType, externalId, metadata);
    }

    /**
     * With a KYC mode.
     *
     * @param value the mode
     * @return the new account
     */
    public NewAccount kycMode(KycMode value) {
        return new NewAccount(
                name, email, phone, description, permissions, rateLimit, value, businessType, externalId, metadata);
    }

    /**
     * With the legal form of the customer.
     *
     * @param value the legal form
     * @return the new account
     */
    public NewAccount businessType(BusinessType value) {
        return new NewAccount(
                name, email, phone, description, permissions, rateLimit, kycMode, value, externalId, metadata);
    }

    /**
     * With the host's own identifier.
     *
     * @param value the identifier
     * @return the new account
     */
    public NewAccount externalId(String value) {
        return new NewAccount(
                name, email, phone, description, permissions, rateLimit, kycMode, businessType, value, metadata);
    }

    /**
     * With the host's own labels.
     *
     * @param value the labels
     * @return the new account
     */
    public NewAccount metadata(Map<String, String> value) {
        return new NewAccount(
                name, email, phone, description, permissions, rateLimit, kycMode, businessType, externalId, value);
    }
}
