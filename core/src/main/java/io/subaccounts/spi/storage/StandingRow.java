package io.subaccounts.spi.storage;

import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one document of an account stands: what its attempts have come to.
 *
 * @param document which document
 * @param lastAttempt the number of its latest attempt
 * @param settled what the latest attempt that the subject itself decided came to, null if none was
 * @param open the attempt that is under way, null if none is
 * @param failures how often the subject failed since it was last verified
 */
public record StandingRow(
        DocumentType document,
        int lastAttempt,
        @Nullable Settled settled,
        @Nullable Open open,
        int failures) {

    /**
     * An attempt that the subject passed or failed.
     *
     * @param attempt its number
     * @param outcome {@link AttemptState#VERIFIED}, {@link AttemptState#FAILED_RETRYABLE} or
     *     {@link AttemptState#FAILED_FINAL}
     * @param at when
     * @param validUntil when it stops being valid, null for never
     * @param simulated whether test mode decided it
     * @param holderType the holder type in the PAN, null for other documents
     * @param holder the keyed hash of the PAN that the document belongs to, null if it belongs to none
     */
    public record Settled(
            int attempt,
            AttemptState outcome,
            Instant at,
            @Nullable Instant validUntil,
            boolean simulated,
            @Nullable Character holderType,
            @Nullable String holder) {

        /**
         * Hides the holder.
         *
         * @return which attempt, and what it came to
         */
        @Override
        public String toString() {
            return "Settled[attempt=" + attempt + ", outcome=" + outcome + ", at=" + at + ", validUntil=" + validUntil
                    + ", simulated=" + simulated + "]";
        }
    }

    /**
     * An attempt under way.
     *
     * @param attempt its number
     * @param state {@link AttemptState#INITIATED}, {@link AttemptState#STARTED}, {@link AttemptState#PENDING} or
     *     {@link AttemptState#NEEDS_REVIEW}
     * @param since since when
     */
    public record Open(int attempt, AttemptState state, Instant since) {}
}
