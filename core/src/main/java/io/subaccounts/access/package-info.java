/**
 * The questions asked on every API request and call set-up: who is this, and may they do that.
 *
 * <p>{@link io.subaccounts.access.Access} is the interface to call; the other types are immutable values.
 */
@NullMarked
package io.subaccounts.access;

import org.jspecify.annotations.NullMarked;
