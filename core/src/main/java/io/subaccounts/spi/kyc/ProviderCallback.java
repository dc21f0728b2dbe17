package io.subaccounts.spi.kyc;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.Findings;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider's callback says, read from a body whose signature was right.
 *
 * @param deliveryId the provider's identifier of this delivery or event, the same when it is delivered again; null if the
 *     body holds none, then the one of the headers counts if it is signed, or else a digest of what is signed
 * @param reference the reference of the check it is about, as in {@link ProviderAnswer.Pending}
 * @param environment whether it is about a live or a test check
 * @param sentAt when it was sent, null if the body does not say
 * @param answer the outcome
 */
public record ProviderCallback(
        @Nullable String deliveryId,
        String reference,
        Environment environment,
        @Nullable Instant sentAt,
        ProviderAnswer<Findings> answer) {}
