package io.subaccounts.accounts;

import io.subaccounts.common.Change;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the fields to change. Not safe for use by several threads. */
public final class AccountPatchBuilder {

    private Change<String> name = Change.keep();
    private Change<String> email = Change.keep();
    private Change<String> phone = Change.keep();
    private Change<String> description = Change.keep();
    private Change<Map<String, String>> metadata = Change.keep();
    private Change<Permissions> permissions = Change.keep();
    private Change<RateLimit> rateLimit = Change.keep();
    private Change<KycMode> kycMode = Change.keep();
    private Change<BusinessType> businessType = Change.keep();
    private Change<String> country = Change.keep();
    private Change<String> externalId = Change.keep();

    AccountPatchBuilder() {}

    /**
     * Sets the name.
     *
     * @param value the new name
     * @return this builder
     */
    public AccountPatchBuilder name(String value) {
        name = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the contact address.
     *
     * @param value the new address, null for none
     * @return this builder
     */
    public AccountPatchBuilder email(@Nullable String value) {
        email = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the contact number.
     *
     * @param value the new number, null for none
     * @return this builder
     */
    public AccountPatchBuilder phone(@Nullable String value) {
        phone = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the description.
     *
     * @param value the new text, null for none
     * @return this builder
     */
    public AccountPatchBuilder description(@Nullable String value) {
        description = Change.to(value);
        return this;
    }

    /**
     * Replaces the host's labels.
     *
     * @param value all labels
     * @return this builder
     */
    public AccountPatchBuilder metadata(Map<String, String> value) {
        metadata = Change.to(Map.copyOf(value));
        return this;
    }

    /**
     * Replaces the account's own flags.
     *
     * @param value all flags
     * @return this builder
     */
    public AccountPatchBuilder permissions(Permissions value) {
        permissions = Change.to(value);
        return this;
    }

    /**
     * Sets the limit on API requests.
     *
     * @param value the new limit
     * @return this builder
     */
    public AccountPatchBuilder rateLimit(RateLimit value) {
        rateLimit = Change.to(value);
        return this;
    }

    /**
     * Sets the KYC mode; the gate follows at once.
     *
     * @param value the new mode
     * @return this builder
     */
    public AccountPatchBuilder kycMode(KycMode value) {
        kycMode = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the legal form of the customer.
     *
     * @param value the legal form, null for not said
     * @return this builder
     */
    public AccountPatchBuilder businessType(@Nullable BusinessType value) {
        businessType = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the customer's country.
     *
     * @param value the country, ISO 3166-1 alpha-2 in upper case; null for the home country of the KYC policy
     * @return this builder
     */
    public AccountPatchBuilder country(@Nullable String value) {
        country = Change.to(value);
        return this;
    }

    /**
     * Sets or clears the host's own identifier.
     *
     * @param value the identifier, null for none
     * @return this builder
     */
    public AccountPatchBuilder externalId(@Nullable String value) {
        externalId = Change.to(value);
        return this;
    }

    /**
     * Ends the patch.
     *
     * @return the patch
     */
    public AccountPatch build() {
        return new AccountPatch(
                name,
                email,
                phone,
                description,
                metadata,
                permissions,
                rateLimit,
                kycMode,
                businessType,
                country,
                externalId);
    }
}
