/**
 * The verification of customers: one service.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.kyc;

import org.jspecify.annotations.NullMarked;
