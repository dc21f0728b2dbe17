package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;
import io.subaccounts.tck.support.Scale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** Two storages on one file. Most histories are shorter than in memory, and there are fewer races. */
class SqliteKycChaosTest extends KycChaosContract {

    @TempDir(factory = Quick.class)
    static Path folder;

    @Override
    protected List<Storage> open() {
        Path file = folder.resolve(UUID.randomUUID() + ".db");
        return List.of(JdbcStorage.sqlite(file), JdbcStorage.sqlite(file));
    }

    @Override
    protected int steps() {
        return 10;
    }

    @Override
    protected int races() {
        return Scale.of(5);
    }

    /** Where there is a file system in memory, hundreds of thousands of commits need not wait for a disk. */
    static final class Quick implements TempDirFactory {

        private static final Path IN_MEMORY = Path.of("/dev/shm");

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext extension)
                throws IOException {
            return Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "chaos")
                    : Files.createTempDirectory("chaos");
        }
    }
}
