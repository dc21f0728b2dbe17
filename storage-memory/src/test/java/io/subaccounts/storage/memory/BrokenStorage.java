package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;

/** A storage that hands everything on; its subclasses break one thing each. */
abstract class BrokenStorage implements Storage {

    final Storage real;

    BrokenStorage(Storage real) {
        this.real = real;
    }

    @Override
    public <T> T read(Work<T> work) {
        return real.read(work);
    }

    @Override
    public <T> T write(Work<T> work) {
        return real.write(work);
    }

    @Override
    public Set<StorageTrait> traits() {
        return real.traits();
    }

    @Override
    public void close() {
        real.close();
    }
}
