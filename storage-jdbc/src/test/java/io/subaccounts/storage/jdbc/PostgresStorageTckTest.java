package io.subaccounts.storage.jdbc;

import com.zaxxer.hikari.HikariDataSource;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.storage.StorageTck;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

class PostgresStorageTckTest extends StorageTck {

    private final Map<Storage, HikariDataSource> pools = new HashMap<>();

    @Override
    protected Storage open() {
        return open(TestPostgres.cleanSchema());
    }

    @Override
    protected Storage reopen(Storage closed) {
        return open(pools.get(closed));
    }

    @Override
    protected Storage openBeside(Storage opened) {
        return open(pools.get(opened));
    }

    private Storage open(HikariDataSource pool) {
        var storage = JdbcStorage.postgresql(pool);
        pools.put(storage, pool);
        return storage;
    }

    @AfterEach
    void giveBack() {
        new HashSet<>(pools.values()).forEach(TestPostgres::giveBack);
        pools.clear();
    }
}
