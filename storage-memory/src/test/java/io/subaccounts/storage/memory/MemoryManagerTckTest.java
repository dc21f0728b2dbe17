package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.manager.ManagerTck;

class MemoryManagerTckTest extends ManagerTck {

    @Override
    protected Storage open() {
        return MemoryStorage.create();
    }
}
