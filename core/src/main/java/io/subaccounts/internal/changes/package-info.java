/**
 * How an account's row changes: its version, what its verification has to remember, and the events that tell of it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.changes;

import org.jspecify.annotations.NullMarked;
