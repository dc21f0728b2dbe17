/**
 * What happened, for the host's own webhooks: recorded with the change itself, in order per account.
 *
 * <p>{@link io.subaccounts.events.Events} is the interface to call.
 */
@NullMarked
package io.subaccounts.events;

import org.jspecify.annotations.NullMarked;
