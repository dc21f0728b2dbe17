/**
 * What the library promises at its public door, as tests that run over any storage.
 *
 * <p>{@link io.subaccounts.tck.manager.ManagerTck} is the class to extend. Nothing here knows how the library works
 * inside.
 */
@NullMarked
package io.subaccounts.tck.manager;

import org.jspecify.annotations.NullMarked;
