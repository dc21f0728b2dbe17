package io.subaccounts.storage.memory;

import io.subaccounts.spi.host.FieldCipher;
import io.subaccounts.spi.host.tink.TinkFieldCipher;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.privacy.PersonalDataContract;
import java.util.List;

class MemoryPersonalDataTest extends PersonalDataContract {

    @Override
    protected Storage open() {
        return MemoryStorage.create();
    }

    @Override
    protected List<String> written(Storage opened) {
        return List.of();
    }

    @Override
    protected FieldCipher cipher() {
        return TinkFieldCipher.of(TinkFieldCipher.newSealingKeys(), TinkFieldCipher.newFingerprintKeys());
    }
}
