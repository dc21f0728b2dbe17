/**
 * Signatures: of callbacks that come in and of webhooks that go out, and the tokens of hosted sessions.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.signing;

import org.jspecify.annotations.NullMarked;
