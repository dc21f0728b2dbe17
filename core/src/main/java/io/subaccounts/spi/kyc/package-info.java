/**
 * Ports to those who verify documents: implement {@link io.subaccounts.spi.kyc.KycProvider} for a provider of yours, on
 * top of {@link io.subaccounts.spi.kyc.http.HttpEndpoint} if it is asked by HTTP.
 *
 * <p>Values are immutable. None of them shows personal data in its {@code toString}.
 */
@NullMarked
package io.subaccounts.spi.kyc;

import org.jspecify.annotations.NullMarked;
