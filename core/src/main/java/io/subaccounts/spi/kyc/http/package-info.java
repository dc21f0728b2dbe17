/**
 * What a provider that is asked by HTTP is built on: one exchange at a time, bounded in time and size, every way it can go
 * wrong turned into a {@link io.subaccounts.kyc.ProviderFault}.
 *
 * <p>{@link io.subaccounts.spi.kyc.http.HttpEndpoint} is what a provider holds. How bodies are written and read is up to
 * the provider: no format and no library for it is assumed.
 */
@NullMarked
package io.subaccounts.spi.kyc.http;

import org.jspecify.annotations.NullMarked;
