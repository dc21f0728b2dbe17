package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.chaos.KycChaosContract;

class MemoryKycChaosTest extends KycChaosContract {

    private Storage storage = MemoryStorage.create();

    @Override
    protected Storage open() {
        storage = MemoryStorage.create();
        return storage;
    }

    @Override
    protected Storage openAgain() {
        return storage;
    }
}
