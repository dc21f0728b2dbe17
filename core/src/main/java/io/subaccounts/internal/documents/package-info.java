/**
 * What can be said of a document's number without asking anybody: whether it is well formed, what it tells about its
 * holder, and how it is shown masked. Well formed is not verified; only a register knows whether a document exists.
 *
 * <p>Pure functions and immutable values. No {@code toString} and no exception here holds a number.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.documents;

import org.jspecify.annotations.NullMarked;
