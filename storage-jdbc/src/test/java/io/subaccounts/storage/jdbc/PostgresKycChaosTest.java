package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;
import io.subaccounts.tck.support.Scale;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Fewer and shorter histories than elsewhere: what is special about PostgreSQL is the race. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresKycChaosTest extends KycChaosContract {

    private final List<HikariDataSource> pools = new ArrayList<>();

    @Override
    protected Storage open() {
        pools.add(TestPostgres.freshSchema());
        return openAgain();
    }

    @Override
    protected Storage openAgain() {
        return JdbcStorage.postgresql(pools.get(pools.size() - 1));
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
