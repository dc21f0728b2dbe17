/**
 * What verification comes to: the machines of attempts and sessions, and the evaluation of a policy. Pure.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.verification;

import org.jspecify.annotations.NullMarked;
