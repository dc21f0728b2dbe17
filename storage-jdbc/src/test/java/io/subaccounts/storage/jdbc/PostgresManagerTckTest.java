package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.manager.ManagerTck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostgresManagerTckTest extends ManagerTck {

    private final List<HikariDataSource> pools = new ArrayList<>();

    @Override
    protected Storage open() {
        var pool = TestPostgres.freshSchema();
        pools.add(pool);
        return JdbcStorage.postgresql(pool);
    }

    @AfterAll
    void closePools() {
        pools.forEach(HikariDataSource::close);
    }
}
