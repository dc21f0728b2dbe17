package io.subaccounts.internal.verification;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Environment;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import java.time.Instant;
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
 * @param since when it was created
 * @param kyc what its verification has come to
 */
public record Circumstances(
        Environment environment,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        @Nullable String country,
        Instant since,
        KycRow kyc) {

    /**
     * Those of an account.
     *
     * @param row the account
     * @return its circumstances
     */
    public static Circumstances of(AccountRow row) {
        return of(row, row.kycMode());
    }

    /**
     * Those of an account, if it were of some mode.
     *
     * @param row the account
     * @param kycMode the mode
     * @return its circumstances
     */
    public static Circumstances of(AccountRow row, KycMode kycMode) {
        return new Circumstances(
                row.id().environment(), kycMode, row.businessType(), row.country(), row.createdAt(), row.kyc());
    }
}
