package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

/** Two storages on one file. Shorter histories than in memory, for every step waits for the disk. */
class SqliteKycChaosTest extends KycChaosContract {

    @TempDir
    static Path folder;

    private Path file = Path.of("none");

    @Override
    protected Storage open() {
        file = folder.resolve(UUID.randomUUID() + ".db");
        return JdbcStorage.sqlite(file);
    }

    @Override
    protected Storage openAgain() {
        return JdbcStorage.sqlite(file);
    }

    @Override
    protected int steps() {
        return 16;
    }
}
