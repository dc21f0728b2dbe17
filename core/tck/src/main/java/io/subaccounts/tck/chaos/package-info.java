/**
 * The chaos test of verification: short random histories of attempts, callbacks, reviews, sessions, changes of mode and
 * jumps of the clock, told by two managers on one storage and compared with a small reference model; and the same
 * managers racing each other.
 *
 * <p>{@link io.subaccounts.tck.chaos.KycChaosContract} runs it. The model is written from what verification promises, not
 * from how it is done: it keeps attempts and nothing that is derived from them.
 */
@NullMarked
package io.subaccounts.tck.chaos;

import org.jspecify.annotations.NullMarked;
