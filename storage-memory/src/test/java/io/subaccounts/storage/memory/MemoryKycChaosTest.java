package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;
import java.util.List;

class MemoryKycChaosTest extends KycChaosContract {

    @Override
    protected List<Storage> open() {
        Storage storage = MemoryStorage.create();
        return List.of(storage, storage);
    }
}
