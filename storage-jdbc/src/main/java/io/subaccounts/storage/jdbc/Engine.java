package io.subaccounts.storage.jdbc;

import io.subaccounts.spi.storage.Storage.Work;
import io.subaccounts.spi.storage.StorageTrait;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one kind of database runs transactions. */
interface Engine extends AutoCloseable {

    <T extends @Nullable Object> T read(Work<T> work);

    <T extends @Nullable Object> T write(Work<T> work);

    Set<StorageTrait> traits();

    /** One line for the operator: product, version, settings. */
    String describe();

    @Override
    void close();
}
