/**
 * What a storage provides: one explicit transaction with a small store for each kind of row.
 *
 * <p>A storage only stores, atomically; every rule lives above it. Every store call that concerns tenants names the
 * {@link io.subaccounts.spi.storage.Subtree} it is confined to: what lies outside does not exist for that call. Prove an
 * implementation with the contract suite {@code subaccounts-tck}.
 */
@NullMarked
package io.subaccounts.spi.storage;

import org.jspecify.annotations.NullMarked;
