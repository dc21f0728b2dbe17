/**
 * The ownership of resources: one service, and the canonical form of phone numbers.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.resources;

import org.jspecify.annotations.NullMarked;
