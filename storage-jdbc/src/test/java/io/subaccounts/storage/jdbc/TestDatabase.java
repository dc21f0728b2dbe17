package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.sqlite.SQLiteDataSource;

/** A database of its own for one test: storages on it, and a way around them. */
interface TestDatabase extends AutoCloseable {

    /** Opens a storage, the second and later ones on the same data. */
    JdbcStorage open(SchemaMode mode);

    default JdbcStorage open() {
        return open(SchemaMode.MIGRATE);
    }

    /** Connections past the storage. */
    DataSource source();

    default Connection connect() throws SQLException {
        return source().getConnection();
    }

    @Override
    void close();

    default void execute(String... statements) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** The rows of a query, each as its columns' texts. */
    default List<List<String>> query(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            var rows = new ArrayList<List<String>>();
            while (result.next()) {
                var row = new ArrayList<String>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    static TestDatabase sqlite(Path folder) {
        var file = folder.resolve("test.db");
        return new TestDatabase() {
            @Override
            public JdbcStorage open(SchemaMode mode) {
                return JdbcStorage.sqlite(file, SqliteOptions.defaults().schema(mode));
            }

            @Override
            public DataSource source() {
                var source = new SQLiteDataSource();
                source.setUrl("jdbc:sqlite:" + file);
                return source;
            }

            @Override
            public void close() {
                try {
                    for (String part : List.of("", "-wal", "-shm")) {
                        Files.deleteIfExists(Path.of(file + part));
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public String toString() {
                return "SQLite";
            }
        };
    }

    static TestDatabase postgresql() {
        HikariDataSource pool = TestPostgres.freshSchema();
        return new TestDatabase() {
            @Override
            public JdbcStorage open(SchemaMode mode) {
                return JdbcStorage.postgresql(pool, PostgresOptions.defaults().schema(mode));
            }

            @Override
            public DataSource source() {
                return pool;
            }

            @Override
            public void close() {
                pool.close();
            }

            @Override
            public String toString() {
                return "PostgreSQL";
            }
        };
    }
}
