package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.storage.StorageTck;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

class SqliteStorageTckTest extends StorageTck {

    @TempDir
    Path folder;

    private final Map<Storage, Path> files = new HashMap<>();

    @Override
    protected Storage open() {
        return open(folder.resolve(files.size() + ".db"));
    }

    @Override
    protected Storage reopen(Storage closed) {
        return open(files.get(closed));
    }

    @Override
    protected Storage openBeside(Storage opened) {
        return open(files.get(opened));
    }

    private Storage open(Path file) {
        var storage = JdbcStorage.sqlite(file);
        files.put(storage, file);
        return storage;
    }
}
