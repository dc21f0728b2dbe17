package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;
import io.subaccounts.tck.support.Scale;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Fewer and shorter histories than elsewhere: what is special about PostgreSQL is the race. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresKycChaosTest extends KycChaosContract {

    private final Queue<HikariDataSource> pools = new ConcurrentLinkedQueue<>();

    @Override
    protected List<Storage> open() {
        HikariDataSource pool = TestPostgres.freshSchema();
        pools.add(pool);
        return List.of(JdbcStorage.postgresql(pool), JdbcStorage.postgresql(pool));
    }

    @Override
    protected int interleavings() {
        return Scale.of(300);
    }

    @Override
    protected int steps() {
        return 12;
    }

    @AfterAll
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }
}
