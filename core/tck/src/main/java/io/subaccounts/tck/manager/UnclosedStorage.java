package io.subaccounts.tck.manager;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A storage that several managers use one after another: closing it does nothing. */
record UnclosedStorage(Storage storage) implements Storage {

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return storage.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        return storage.write(work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}
}
