package io.subaccounts.kyc;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import org.jspecify.annotations.Nullable;

/**
 * Where an account stands with its verification.
 *
 * @param account the account
 * @param kycMode whose verification its calls rest on
 * @param businessType the legal form of the customer, null if not said
 * @param own how far the account's own verification has come; counts only for {@link KycMode#CUSTOMER_USE}
 * @param gate whether what needs verification is open to the account, derived
 * @param decidedBy the account whose verification decides the gate: itself, or the nearest one above it that is
 *     {@link KycMode#CUSTOMER_USE}, or the main account, which the platform vouches for
 */
public record KycStatus(
        AccountId account,
        KycMode kycMode,
        @Nullable BusinessType businessType,
        VerificationState own,
        KycGate gate,
        AccountId decidedBy) {}
