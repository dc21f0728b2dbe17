package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A real PostgreSQL server, started once for all tests of this JVM. Each test works in a schema of its own. */
final class TestPostgres {

    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final Queue<HikariDataSource> CLEAN = new ConcurrentLinkedQueue<>();
    private static final List<String> TABLES = List.of(
            "signing_secrets",
            "events",
            "kyc_callbacks",
            "kyc_sessions",
            "kyc_attempts",
            "past_ownerships",
            "resources",
            "secrets",
            "credentials",
            "ancestry",
            "accounts",
            "installation");

    private TestPostgres() {}

    /** A pool on a new, empty schema. */
    static HikariDataSource freshSchema() {
        String schema = "test_" + SCHEMAS.incrementAndGet();
        execute(SERVER.getPostgresDatabase(), "CREATE SCHEMA " + schema);
        return pool(sourceOf(schema), config -> {});
    }

    /** A pool on an empty schema that may have been migrated already, which costs less than a new one. */
    static HikariDataSource cleanSchema() {
        var used = CLEAN.poll();
        return used == null ? freshSchema() : used;
    }

    /** Takes a pool of {@link #cleanSchema} back. */
    static void giveBack(HikariDataSource pool) {
        execute(
                pool,
                TABLES.stream().map(table -> "DELETE FROM subaccounts_" + table).toArray(String[]::new));
        CLEAN.add(pool);
    }

    /** Another pool on the schema that a pool works in. */
    static HikariDataSource besides(HikariDataSource pool) {
        return besides(pool, config -> {});
    }

    /** Another pool on the schema that a pool works in, with settings of its own. */
    static HikariDataSource besides(HikariDataSource pool, Consumer<HikariConfig> settings) {
        return pool(pool.getDataSource(), settings);
    }

    private static HikariDataSource pool(DataSource source, Consumer<HikariConfig> settings) {
        var config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(20);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(20_000);
        settings.accept(config);
        return new HikariDataSource(config);
    }

    static void execute(DataSource source, String... statements) {
        try (Connection connection = source.getConnection();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static PGSimpleDataSource sourceOf(String schema) {
        var source = (PGSimpleDataSource) SERVER.getPostgresDatabase();
        source.setCurrentSchema(schema);
        return source;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "300")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
