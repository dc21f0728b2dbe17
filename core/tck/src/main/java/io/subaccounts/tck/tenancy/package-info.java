/**
 * The randomised cross-tenant test: every public method, asked by everybody about everybody, compared with a small
 * reference model.
 *
 * <p>{@link io.subaccounts.tck.tenancy.TenancyOracleContract} runs it. A method that is added to the public interfaces
 * and not registered here fails the test.
 */
@NullMarked
package io.subaccounts.tck.tenancy;

import org.jspecify.annotations.NullMarked;
