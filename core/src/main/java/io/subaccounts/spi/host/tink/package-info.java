/**
 * Sealing of fields with <a href="https://developers.google.com/tink">Tink</a>. Nothing else in the library needs Tink: a
 * host that uses this package adds {@code com.google.crypto.tink:tink} to its own dependencies.
 *
 * <p>{@link io.subaccounts.spi.host.tink.TinkFieldCipher} is safe for use by several threads.
 */
@NullMarked
package io.subaccounts.spi.host.tink;

import org.jspecify.annotations.NullMarked;
