/**
 * Those who verify documents, asked in turn and kept at arm's length: each under a time limit, a limit on concurrent calls
 * and a circuit breaker, its answers checked before anybody believes them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.providers;

import org.jspecify.annotations.NullMarked;
