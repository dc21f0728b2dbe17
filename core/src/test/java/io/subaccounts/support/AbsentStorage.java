package io.subaccounts.support;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage that is away. */
public final class AbsentStorage implements Storage {

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        throw new StorageUnavailableException("the storage is away", null);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        throw new StorageUnavailableException("the storage is away", null);
    }

    @Override
    public Set<StorageTrait> traits() {
        return Set.of();
    }

    @Override
    public void close() {}
}
