/**
 * Ports to those who verify documents: implement {@link io.subaccounts.spi.kyc.KycProvider} for a provider of yours.
 *
 * <p>Values are immutable. None of them shows personal data in its {@code toString}.
 */
@NullMarked
package io.subaccounts.spi.kyc;

import org.jspecify.annotations.NullMarked;
