/**
 * The tree of accounts: main accounts and subaccounts at any depth, their settings, their switches and their deletion.
 *
 * <p>{@link io.subaccounts.accounts.Accounts} is the interface to call; the other types are immutable values.
 */
@NullMarked
package io.subaccounts.accounts;

import org.jspecify.annotations.NullMarked;
