package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage.Work;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite: one writer with group commit and many readers on one file. */
final class SqliteEngine implements Engine {

    private final SqliteWriter writer;
    private final SqliteReaders readers;
    private final String description;

    private SqliteEngine(SqliteWriter writer, SqliteReaders readers, String description) {
        this.writer = writer;
        this.readers = readers;
        this.description = description;
    }

    static SqliteEngine open(SqliteConnections connections, SqliteOptions options, RunningWork running) {
        String description = SqliteSchema.prepare(connections, options.schema());
        return new SqliteEngine(
                new SqliteWriter(connections, running),
                new SqliteReaders(connections, options.readers(), running),
                description);
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return readers.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return writer.write(work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of(StorageTrait.DURABLE, StorageTrait.SHARED);
    }

    @Override
    public String describe() {
        return description;
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
    }
}
