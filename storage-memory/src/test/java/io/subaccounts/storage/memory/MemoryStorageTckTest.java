package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.storage.StorageTck;

class MemoryStorageTckTest extends StorageTck {

    @Override
    protected Storage open() {
        return MemoryStorage.create();
    }
}
