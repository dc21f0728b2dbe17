/**
 * Personal data and recoverable secrets at rest.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.vault;

import org.jspecify.annotations.NullMarked;
