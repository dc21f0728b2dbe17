/**
 * The contract suites of this library, for those who implement one of its ports.
 *
 * <p>Everything here is meant for tests: put {@code subaccounts-tck} on the test class path only.
 */
@NullMarked
package io.subaccounts.tck;

import org.jspecify.annotations.NullMarked;
