/**
 * The contract of {@link io.subaccounts.spi.storage.Storage}, as tests. Extend
 * {@link io.subaccounts.tck.storage.StorageTck}: one class for each concern then runs against your storage.
 */
@NullMarked
package io.subaccounts.tck.storage;

import org.jspecify.annotations.NullMarked;
