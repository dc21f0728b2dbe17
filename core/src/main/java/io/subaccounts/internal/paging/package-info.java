/**
 * Signed cursors.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.paging;

import org.jspecify.annotations.NullMarked;
