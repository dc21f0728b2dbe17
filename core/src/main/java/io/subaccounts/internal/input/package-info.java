/**
 * What is accepted: the bounds and character rules of every text, and the precision of every moment.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.input;

import org.jspecify.annotations.NullMarked;
