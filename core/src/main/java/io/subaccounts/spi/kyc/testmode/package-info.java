/**
 * The verification of test accounts: a provider that asks no register and decides by what it is given, deterministically,
 * so that every outcome can be had at will.
 *
 * <p>{@link io.subaccounts.spi.kyc.testmode.TestModeProvider} lists the inputs;
 * {@link io.subaccounts.spi.kyc.testmode.TestScript} plays longer stories. Nothing here may decide about a live account.
 */
@NullMarked
package io.subaccounts.spi.kyc.testmode;

import org.jspecify.annotations.NullMarked;
