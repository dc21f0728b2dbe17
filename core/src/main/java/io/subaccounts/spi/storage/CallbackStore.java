package io.subaccounts.spi.storage;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The callbacks that were received. They belong to the installation, not to an account. */
public interface CallbackStore {

    /**
     * Records a callback, or that one came again: then {@code times} is added, {@code lastAt} becomes the later of both,
     * and nothing else changes.
     *
     * @param row the callback
     * @return false if the provider's delivery was recorded before
     */
    boolean record(CallbackRow row);

    /**
     * Finds a callback.
     *
     * @param provider the provider's name
     * @param deliveryId the delivery, compared byte for byte
     * @return its row, empty if there is none
     */
    Optional<CallbackRow> find(String provider, String deliveryId);

    /**
     * Lists a provider's callbacks, the ones that came last first, then by falling delivery.
     *
     * @param provider the provider's name
     * @param limit the largest number of them
     * @return the callbacks
     */
    List<CallbackRow> list(String provider, int limit);

    /**
     * Removes callbacks that came last before a moment.
     *
     * @param before the moment
     * @return how many there were
     */
    int forget(Instant before);
}
