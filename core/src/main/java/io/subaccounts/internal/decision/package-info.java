/**
 * The one place that decides: pure rules over stored rows, and the gate that every management call passes.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.decision;

import org.jspecify.annotations.NullMarked;
