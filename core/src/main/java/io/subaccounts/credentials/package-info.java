/**
 * What callers prove themselves with: {@code auth_id} and token, scopes, validity, origins, and rotation with overlap.
 *
 * <p>{@link io.subaccounts.credentials.Credentials} is the interface to call; the other types are immutable values. A
 * token in clear exists only in {@link io.subaccounts.credentials.IssuedCredential}.
 */
@NullMarked
package io.subaccounts.credentials;

import org.jspecify.annotations.NullMarked;
