package io.subaccounts.storage.jdbc;

import java.util.Objects;

/**
 * What is worth configuring about a PostgreSQL database.
 *
 * @param schema what to do about the schema
 * @param retries how often work that lost a race is run again before its call fails with nothing changed, 0 to 5
 */
public record PostgresOptions(SchemaMode schema, int retries) {

    private static final PostgresOptions DEFAULTS = new PostgresOptions(SchemaMode.MIGRATE, 5);

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public PostgresOptions {
        Objects.requireNonNull(schema, "schema");
        if (retries < 0 || retries > 5) {
            throw new IllegalArgumentException("retries must be 0 to 5");
        }
    }

    /**
     * Migrates the schema and runs work up to five times again.
     *
     * @return the default options
     */
    public static PostgresOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another way to deal with the schema.
     *
     * @param value what to do about the schema
     * @return the options
     */
    public PostgresOptions schema(SchemaMode value) {
        return new PostgresOptions(value, retries);
    }

    /**
     * The same options with another number of retries.
     *
     * @param value how often work that lost a race is run again
     * @return the options
     */
    public PostgresOptions retries(int value) {
        return new PostgresOptions(schema, value);
    }
}
