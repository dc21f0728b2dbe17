/** A voice platform in one file: onboards its tenants, lets them in, cuts them off, and shows that it lasts. */
@NullMarked
package io.subaccounts.examples.quickstart;

import org.jspecify.annotations.NullMarked;
