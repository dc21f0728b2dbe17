package io.subaccounts.storage.memory;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.storage.StorageTck;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The suite on a broken storage, which a parameter of the run names. Run by {@link TckCatchesBrokenStorageTest} only. */
@ExtendWith(SabotagedStorageTck.NamedSabotage.class)
class SabotagedStorageTck extends StorageTck {

    static final String PARAMETER = "sabotage";

    private final Sabotage sabotage;

    SabotagedStorageTck(Sabotage sabotage) {
        this.sabotage = sabotage;
    }

    @Override
    protected Storage open() {
        return sabotage.inject().apply(MemoryStorage.create());
    }

    @Override
    protected Storage reopen(Storage closed) {
        return open();
    }

    @Override
    protected Storage openBeside(Storage opened) {
        return open();
    }

    static final class NamedSabotage implements ParameterResolver {

        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext run) {
            return parameter.getParameter().getType() == Sabotage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext run) {
            return Sabotage.byName(run.getConfigurationParameter(PARAMETER).orElseThrow());
        }
    }
}
