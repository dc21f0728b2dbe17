/**
 * When credentials were last used: noted in memory, written down now and then.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
@NullMarked
package io.subaccounts.internal.usage;

import org.jspecify.annotations.NullMarked;
