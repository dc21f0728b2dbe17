package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Done, not done and unknown, when PostgreSQL or the way to it fails. */
class PostgresOutcomeTest {

    private static final Subtree ALL = Subtree.all();

    private HikariDataSource pool;

    @BeforeEach
    void open() {
        pool = TestPostgres.freshSchema();
        JdbcStorage.postgresql(pool).close();
    }

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void commitWhoseAnswerIsLostIsUnknown() {
        var storage = troubled(new TroubledSource.Trouble() {
            @Override
            public void after(Connection connection, String method) throws SQLException {
                if (method.equals("commit")) {
                    throw new SQLException("connection reset", "08006");
                }
            }
        });
        assertThatThrownBy(() -> storage.write(insert(1))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(isStored(1)).isTrue();
    }

    @Test
    void commitThatDoesNotArriveIsUnknown() {
        var storage = troubled(new TroubledSource.Trouble() {
            @Override
            public void before(Connection connection, String method) throws SQLException {
                if (method.equals("commit")) {
                    connection.abort(Runnable::run);
                }
            }
        });
        assertThatThrownBy(() -> storage.write(insert(1))).isInstanceOf(OutcomeUnknownException.class);
        assertThat(isStored(1)).isFalse();
    }

    @Test
    void unknownOutcomeIsNotTriedAgain() {
        var runs = new AtomicInteger();
        var storage = troubled(new TroubledSource.Trouble() {
            @Override
            public void after(Connection connection, String method) throws SQLException {
                if (method.equals("commit")) {
                    throw new SQLException("could not serialize", "40001");
                }
            }
        });
        assertThatThrownBy(() -> storage.write(tx -> runs.incrementAndGet()))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(runs).hasValue(1);
    }

    @Test
    void connectionLostInTheMidstHasChangedNothing() {
        try (var storage = JdbcStorage.postgresql(pool)) {
            assertThatThrownBy(() -> storage.write(tx -> {
                        tx.accounts().insert(ALL, Rows.main(1));
                        TestPostgres.execute(pool, "SELECT pg_terminate_backend(" + backend(tx) + ")");
                        return tx.accounts().insert(ALL, Rows.main(2));
                    }))
                    .isInstanceOf(StorageUnavailableException.class);
            assertThat(isStored(1)).isFalse();
            assertThat(storage.<Boolean>write(insert(3))).isTrue();
        }
    }

    @Test
    void transactionThatCannotBeginIsUnavailable() {
        var broken = new AtomicBoolean(true);
        var storage = troubled(new TroubledSource.Trouble() {
            @Override
            public void before(Connection connection, String method) throws SQLException {
                if (broken.get() && method.equals("createStatement")) {
                    throw new SQLException("too many clients already", "53300");
                }
            }
        });
        for (int i = 0; i < 2 * pool.getMaximumPoolSize(); i++) {
            assertThatThrownBy(() -> storage.write(insert(1)))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("53300");
        }
        assertThatThrownBy(() -> storage.read(tx -> tx.accounts().find(ALL, Rows.mainId(1))))
                .isInstanceOf(StorageUnavailableException.class);
        broken.set(false);
        assertThat(storage.<Boolean>write(insert(1))).isTrue();
    }

    @Test
    void sourceThatIsAwayIsUnavailable() {
        var storage = JdbcStorage.postgresql(pool);
        pool.close();
        assertThatThrownBy(() -> storage.write(insert(1))).isInstanceOf(StorageUnavailableException.class);
        assertThatThrownBy(() -> JdbcStorage.postgresql(pool)).isInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void connectionsAreGivenBackAsTheyCame() throws SQLException {
        for (boolean autoCommit : new boolean[] {true, false}) {
            try (var own = TestPostgres.besides(pool, config -> {
                config.setMaximumPoolSize(4);
                config.setAutoCommit(autoCommit);
            })) {
                try (var storage = JdbcStorage.postgresql(own)) {
                    for (int i = 0; i < 10; i++) {
                        int number = i + (autoCommit ? 0 : 10);
                        assertThat(storage.<Boolean>write(insert(number))).isTrue();
                        assertThatThrownBy(() -> storage.write(tx -> {
                                    tx.accounts().insert(ALL, Rows.main(50));
                                    throw new IllegalArgumentException();
                                }))
                                .isInstanceOf(IllegalArgumentException.class);
                        assertThat(storage.read(tx -> tx.accounts().find(ALL, Rows.mainId(50)))
                                        .isPresent())
                                .isFalse();
                    }
                }
                try (var connection = own.getConnection()) {
                    assertThat(connection.getAutoCommit()).isEqualTo(autoCommit);
                    assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
                }
            }
        }
    }

    @Test
    void swallowedFailureIsNotCommitted() {
        try (var storage = JdbcStorage.postgresql(pool)) {
            assertThatThrownBy(() -> storage.write(tx -> {
                        tx.accounts().insert(ALL, Rows.main(1));
                        assertThatThrownBy(() -> raw(tx, "SELECT 1 / 0"))
                                .isInstanceOf(StorageUnavailableException.class);
                        return "done";
                    }))
                    .isInstanceOf(StorageUnavailableException.class)
                    .hasMessageContaining("22012");
            assertThat(isStored(1)).isFalse();
        }
    }

    /** A storage whose connections make trouble once it is open. */
    private JdbcStorage troubled(TroubledSource.Trouble trouble) {
        var armed = new AtomicBoolean();
        var storage = JdbcStorage.postgresql(TroubledSource.of(pool, trouble, armed::get));
        armed.set(true);
        return storage;
    }

    private boolean isStored(int number) {
        try (var storage = JdbcStorage.postgresql(pool)) {
            return storage.read(
                    tx -> tx.accounts().find(ALL, Rows.mainId(number)).isPresent());
        }
    }

    private static Storage.Work<Boolean> insert(int number) {
        return tx -> tx.accounts().insert(ALL, Rows.main(number));
    }

    private static int raw(Transaction tx, String sql) {
        return ((JdbcTransaction) tx)
                .change(handle -> handle.createQuery(sql).mapTo(int.class).one());
    }

    private static int backend(Transaction tx) {
        return raw(tx, "SELECT pg_backend_pid()");
    }
}
