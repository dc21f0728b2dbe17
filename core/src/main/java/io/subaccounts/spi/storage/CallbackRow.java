package io.subaccounts.spi.storage;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.Callbacks;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A callback that was received, as it is stored. Instants are whole microseconds.
 *
 * @param provider the provider's name
 * @param deliveryId the provider's identifier of the delivery, unique with it
 * @param verdict what was made of the first one
 * @param attempt the attempt it is about, null if it names none of ours
 * @param times how often it came, 1 or more
 * @param firstAt when it came first
 * @param lastAt when it came last
 */
public record CallbackRow(
        String provider,
        String deliveryId,
        Callbacks.Verdict verdict,
        @Nullable AttemptId attempt,
        long times,
        Instant firstAt,
        Instant lastAt) {}
