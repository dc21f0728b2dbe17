/**
 * Storage in a SQLite file or a PostgreSQL database. {@link io.subaccounts.storage.jdbc.JdbcStorage} is the entry.
 *
 * <p>Each store holds the SQL of its tables beside the mapping of their rows; what differs between databases sits in
 * one dialect each. All types are safe for use by several threads unless they say otherwise.
 */
@NullMarked
package io.subaccounts.storage.jdbc;

import org.jspecify.annotations.NullMarked;
