package io.subaccounts.kyc;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import org.jspecify.annotations.Nullable;

/**
 * What decides which requirements apply, before anything is submitted.
 *
 * @param kycMode whose verification calls are to rest on
 * @param businessType the legal form of the customer, null if not said
 * @param country the customer's country, ISO 3166-1 alpha-2; null for the policy's home country
 */
public record KycCase(
        KycMode kycMode,
        @Nullable BusinessType businessType,
        @Nullable String country) {}
