package io.subaccounts.accounts;

import io.subaccounts.common.Environment;
import java.util.Map;
import java.util.function.Consumer;
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
 * @param country the customer's country, two upper-case letters of ISO 3166-1; null for the home country of the KYC
 *     policy
 * @param externalId the host's own identifier, 1 to 100 visible ASCII characters, null if none
 * @param metadata the host's own labels: at most 32, keys of 1 to 64 characters of {@code A-Za-z0-9_.-}, values of at
 *     most 500 characters
 * @param environment the environment to be in, null for that of the parent, or {@link Environment#LIVE} for a main
 *     account
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
        @Nullable String country,
        @Nullable String externalId,
        Map<String, String> metadata,
        @Nullable Environment environment) {

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
                null,
                Map.of(),
                null);
    }

    /**
     * With a contact address.
     *
     * @param value the address
     * @return the new account
     */
    public NewAccount email(String value) {
        return with(draft -> draft.email = value);
    }

    /**
     * With a contact number.
     *
     * @param value the number
     * @return the new account
     */
    public NewAccount phone(String value) {
        return with(draft -> draft.phone = value);
    }

    /**
     * With a description.
     *
     * @param value the text
     * @return the new account
     */
    public NewAccount description(String value) {
        return with(draft -> draft.description = value);
    }

    /**
     * With permissions.
     *
     * @param value the flags
     * @return the new account
     */
    public NewAccount permissions(Permissions value) {
        return with(draft -> draft.permissions = value);
    }

    /**
     * With a limit on API requests.
     *
     * @param value the setting
     * @return the new account
     */
    public NewAccount rateLimit(RateLimit value) {
        return with(draft -> draft.rateLimit = value);
    }

    /**
     * With a KYC mode.
     *
     * @param value the mode
     * @return the new account
     */
    public NewAccount kycMode(KycMode value) {
        return with(draft -> draft.kycMode = value);
    }

    /**
     * With the legal form of the customer.
     *
     * @param value the legal form
     * @return the new account
     */
    public NewAccount businessType(BusinessType value) {
        return with(draft -> draft.businessType = value);
    }

    /**
     * With the customer's country.
     *
     * @param value the country, two upper-case letters of ISO 3166-1
     * @return the new account
     */
    public NewAccount country(String value) {
        return with(draft -> draft.country = value);
    }

    /**
     * With the host's own identifier.
     *
     * @param value the identifier
     * @return the new account
     */
    public NewAccount externalId(String value) {
        return with(draft -> draft.externalId = value);
    }

    /**
     * With the host's own labels.
     *
     * @param value the labels
     * @return the new account
     */
    public NewAccount metadata(Map<String, String> value) {
        return with(draft -> draft.metadata = value);
    }

    /**
     * In an environment. Needed only for a main account that is not live: an account below another is always in its
     * parent's.
     *
     * @param value the environment
     * @return the new account
     */
    public NewAccount environment(Environment value) {
        return with(draft -> draft.environment = value);
    }

    private NewAccount with(Consumer<NewAccountDraft> change) {
        var draft = new NewAccountDraft(this);
        change.accept(draft);
        return draft.account();
    }
}
