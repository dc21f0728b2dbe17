/**
 * The smallest shared vocabulary: identifiers, actors, secrets, pages and explicit changes.
 *
 * <p>Depends only on {@code error}. Every type here is immutable and safe to share between threads.
 */
@NullMarked
package io.subaccounts.common;

import org.jspecify.annotations.NullMarked;
