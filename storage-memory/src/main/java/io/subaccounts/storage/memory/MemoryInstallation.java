package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.InstallationStore;
import java.util.Optional;

/** The values of the installation, in one transaction. */
final class MemoryInstallation implements InstallationStore {

    private final MemoryTransaction tx;

    MemoryInstallation(MemoryTransaction tx) {
        this.tx = tx;
    }

    @Override
    public Optional<String> find(String name) {
        return Optional.ofNullable(tx.tables().installation.get(name));
    }

    @Override
    public boolean insertIfAbsent(String name, String value) {
        var values = tx.tables().installation;
        if (values.containsKey(name)) {
            return false;
        }
        tx.journal().put(values, name, value);
        return true;
    }
}
