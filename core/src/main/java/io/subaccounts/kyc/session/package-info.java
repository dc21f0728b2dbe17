/**
 * Hosted verification: a customer is sent a link and shows its documents on pages of the host's.
 *
 * <p>{@link io.subaccounts.kyc.session.KycSessions} is the interface to call; the other types are immutable values.
 */
@NullMarked
package io.subaccounts.kyc.session;

import org.jspecify.annotations.NullMarked;
