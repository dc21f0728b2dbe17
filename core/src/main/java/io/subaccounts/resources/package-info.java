/**
 * Who owns which trunk, number, application, endpoint or other resource, now and at any time before.
 *
 * <p>{@link io.subaccounts.resources.Resources} is the interface to call; the other types are immutable values.
 */
@NullMarked
package io.subaccounts.resources;

import org.jspecify.annotations.NullMarked;
