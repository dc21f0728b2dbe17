/**
 * Events: read in order, and signed for sending.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.events;

import org.jspecify.annotations.NullMarked;
