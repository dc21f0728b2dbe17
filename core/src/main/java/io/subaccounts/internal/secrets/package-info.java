/**
 * Tokens: their form, how they are minted, hashed and verified, and how many are hashed at a time.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.secrets;

import org.jspecify.annotations.NullMarked;
