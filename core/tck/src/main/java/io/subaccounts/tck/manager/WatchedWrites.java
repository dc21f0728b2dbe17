package io.subaccounts.tck.manager;

import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A storage before each of whose writes something happens; they fail if that does. */
record WatchedWrites(Storage storage, Runnable before) implements Storage {

    /** One that cannot be written to for a while. */
    static WatchedWrites failing(Storage storage, AtomicBoolean now) {
        return new WatchedWrites(storage, () -> {
            if (now.get()) {
                throw new StorageUnavailableException("the storage cannot be written to", null);
            }
        });
    }

    @Override
    public <T extends @Nullable Object> T read(Work<T> work) {
        return storage.read(work);
    }

    @Override
    public <T extends @Nullable Object> T write(Work<T> work) {
        before.run();
        return storage.write(work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return storage.traits();
    }

    @Override
    public void close() {}
}
