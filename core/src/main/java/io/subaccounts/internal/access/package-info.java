/**
 * The questions of the call path: one service.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.access;

import org.jspecify.annotations.NullMarked;
