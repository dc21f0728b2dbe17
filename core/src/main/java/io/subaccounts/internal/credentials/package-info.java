/**
 * The credentials: one service.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.credentials;

import org.jspecify.annotations.NullMarked;
