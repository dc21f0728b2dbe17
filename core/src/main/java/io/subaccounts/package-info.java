/**
 * Subaccounts: the tenancy of a voice platform as a library. Start at {@link io.subaccounts.SubaccountManager}.
 *
 * <p>The packages, from the door inwards: this one wires everything; {@code internal.<feature>} holds one service for
 * each feature and the pure rules; {@code spi} holds the ports to storage and host; {@code accounts}, {@code
 * credentials}, {@code resources}, {@code kyc}, {@code events} and {@code access} are the vocabulary; {@code common} and
 * {@code error} are what everything shares. Each imports only what follows it here.
 */
@NullMarked
package io.subaccounts;

import org.jspecify.annotations.NullMarked;
