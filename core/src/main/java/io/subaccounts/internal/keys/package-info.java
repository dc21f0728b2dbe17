/**
 * Keys for telling what we wrote ourselves from what others wrote: HMAC, and the keys of an installation.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.keys;

import org.jspecify.annotations.NullMarked;
