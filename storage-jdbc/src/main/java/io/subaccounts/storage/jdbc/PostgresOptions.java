package io.subaccounts.storage.jdbc;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.util.Objects;

/**
 * What is worth configuring about a PostgreSQL database.
 *
 * @param schema what to do about the schema
 * @param retries how often work that lost a race is run again before its call fails with nothing changed, 0 to 5
 * @param lockTimeout how long one statement waits at most for rows that others hold, 10 milliseconds to 10 minutes;
 *     work that waited in vain has lost a race
 */
public record PostgresOptions(SchemaMode schema, int retries, Duration lockTimeout) {

    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final PostgresOptions DEFAULTS = new PostgresOptions(SchemaMode.MIGRATE, 5, Duration.ofSeconds(5));

    /**
     * Checks the values.
     *
     * @throws ValidationException if one is out of its range
     */
    public PostgresOptions {
        Objects.requireNonNull(schema, "schema");
        if (retries < 0 || retries > 5) {
            throw new ValidationException("retries", "must be 0 to 5");
        }
        if (lockTimeout.compareTo(SHORTEST) < 0 || lockTimeout.compareTo(LONGEST) > 0) {
            throw new ValidationException("lock_timeout", "must be 10 milliseconds to 10 minutes");
        }
    }

    /**
     * Migrates the schema, runs work up to five times again, and waits for rows at most five seconds.
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
        return new PostgresOptions(value, retries, lockTimeout);
    }

    /**
     * The same options with another number of retries.
     *
     * @param value how often work that lost a race is run again
     * @return the options
     */
    public PostgresOptions retries(int value) {
        return new PostgresOptions(schema, value, lockTimeout);
    }

    /**
     * The same options with another longest wait.
     *
     * @param value how long one statement waits at most for rows that others hold
     * @return the options
     */
    public PostgresOptions lockTimeout(Duration value) {
        return new PostgresOptions(schema, retries, value);
    }
}
