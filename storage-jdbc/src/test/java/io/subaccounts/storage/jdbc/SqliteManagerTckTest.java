package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.manager.ManagerTck;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class SqliteManagerTckTest extends ManagerTck {

    @TempDir
    static Path folder;

    @Override
    protected Storage open() {
        return JdbcStorage.sqlite(folder.resolve(UUID.randomUUID() + ".db"));
    }
}
