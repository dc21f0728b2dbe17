/** What contract suites and tests of host applications share: time that stands still, and chance that can be repeated. */
@NullMarked
package io.subaccounts.tck.support;

import org.jspecify.annotations.NullMarked;
