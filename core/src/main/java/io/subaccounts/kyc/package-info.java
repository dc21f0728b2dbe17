/**
 * Whether an account's customer is verified, and what that lets the account do.
 *
 * <p>{@link io.subaccounts.kyc.Kyc} is the interface to call; the other types are immutable values. The gate is always
 * derived from evidence; no call sets it.
 */
@NullMarked
package io.subaccounts.kyc;

import org.jspecify.annotations.NullMarked;
