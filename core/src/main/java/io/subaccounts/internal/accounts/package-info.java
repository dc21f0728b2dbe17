/**
 * The accounts: one service, and the pure rules that only it needs.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.accounts;

import org.jspecify.annotations.NullMarked;
