/**
 * A complete, transactional storage in memory, for unit tests and prototypes. Nothing survives the process.
 *
 * <p>One public type, {@link io.subaccounts.storage.memory.MemoryStorage}; depends on the storage port only.
 */
@NullMarked
package io.subaccounts.storage.memory;

import org.jspecify.annotations.NullMarked;
