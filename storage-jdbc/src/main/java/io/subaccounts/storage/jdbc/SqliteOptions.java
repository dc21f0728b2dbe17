package io.subaccounts.storage.jdbc;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.util.Objects;

/**
 * What is worth configuring about a SQLite file. How it is written is not: always with a write-ahead log, a sync for
 * every commit, and foreign keys enforced.
 *
 * @param schema what to do about the schema
 * @param busyTimeout how long a call waits at most for its turn to write, or for a connection to read through, before it
 *     fails with nothing changed; 250 milliseconds to 10 minutes
 * @param readers how many calls can read at the same time, 1 to 256
 */
public record SqliteOptions(SchemaMode schema, Duration busyTimeout, int readers) {

    private static final Duration SHORTEST = Duration.ofMillis(250);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final SqliteOptions DEFAULTS = new SqliteOptions(SchemaMode.MIGRATE, Duration.ofSeconds(5), 8);

    /**
     * Checks the values.
     *
     * @throws ValidationException if one is out of its range
     */
    public SqliteOptions {
        Objects.requireNonNull(schema, "schema");
        if (busyTimeout.compareTo(SHORTEST) < 0 || busyTimeout.compareTo(LONGEST) > 0) {
            throw new ValidationException("busy_timeout", "must be 250 milliseconds to 10 minutes");
        }
        if (readers < 1 || readers > 256) {
            throw new ValidationException("readers", "must be 1 to 256");
        }
    }

    /**
     * Migrates the schema, waits at most five seconds, and reads with eight connections.
     *
     * @return the default options
     */
    public static SqliteOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another way to deal with the schema.
     *
     * @param value what to do about the schema
     * @return the options
     */
    public SqliteOptions schema(SchemaMode value) {
        return new SqliteOptions(value, busyTimeout, readers);
    }

    /**
     * The same options with another longest wait.
     *
     * @param value how long a call waits at most
     * @return the options
     */
    public SqliteOptions busyTimeout(Duration value) {
        return new SqliteOptions(schema, value, readers);
    }

    /**
     * The same options with another number of readers.
     *
     * @param value how many calls can read at the same time
     * @return the options
     */
    public SqliteOptions readers(int value) {
        return new SqliteOptions(schema, busyTimeout, value);
    }
}
