package io.subaccounts.internal.verification;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an account that its evaluation depends on.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param environment which world it belongs to
 * @param kycMode whose verification its calls rest on
 * @param businessType the legal form of its customer, null if not said
 * @param country its customer's country, null for the policy's home country
 * @param kyc what its verification has come to
 */
public record Circumstances(
        Environment environment,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        @Nullable String country,
        KycRow kyc) {

    /**
     * Those of an account.
     *
     * @param row the account
     * @return its circumstances
     */
    public static Circumstances of(AccountRow row) {
        return new Circumstances(row.id().environment(), row.kycMode(), row.businessType(), row.country(), row.kyc());
    }
}
