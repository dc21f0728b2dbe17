/**
 * What a host may replace: time, randomness, the hashing of secrets and the say over resources that change hands.
 *
 * <p>Implementations must be safe for use by several threads.
 */
@NullMarked
package io.subaccounts.spi.host;

import org.jspecify.annotations.NullMarked;
