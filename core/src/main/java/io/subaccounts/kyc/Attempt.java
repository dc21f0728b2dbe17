package io.subaccounts.kyc;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to verify a document, as it was at one moment. Holds no personal data but a mask.
 *
 * @param id which attempt
 * @param state how far it has come
 * @param provider who was asked, or decided; {@code none} if no provider verifies the document, null if nobody yet
 * @param mask the document's number with its middle hidden, null if there is none
 * @param nameScore how alike the names are that are least alike, of the declared one, the registered one and those of the
 *     holders of the account's other documents, 0 to 1; null if not compared
 * @param nameBand what that means, null if not compared
 * @param failure why the subject failed, null if it did not
 * @param fault why the check could not be carried out, null if it was
 * @param review what reviewers did; null if none was needed, and for everybody but the platform, which reviews
 * @param createdAt when it was begun
 * @param settledAt when it became final, null if it is not
 */
public record Attempt(
        AttemptId id,
        AttemptState state,
        @Nullable String provider,
        @Nullable String mask,
        @Nullable Double nameScore,
        @Nullable NameBand nameBand,
        @Nullable FailureReason failure,
        @Nullable ProviderFault fault,
        @Nullable Review review,
        Instant createdAt,
        @Nullable Instant settledAt) {

    /**
     * What reviewers did with an attempt.
     *
     * @param claimedBy who holds it for decision, null if nobody
     * @param leaseUntil until when, null if nobody
     * @param notes what reviewers noted, oldest first
     * @param decidedBy who decided, null if nobody yet
     * @param reason why, null if not decided
     */
    public record Review(
            @Nullable String claimedBy,
            @Nullable Instant leaseUntil,
            List<String> notes,
            @Nullable String decidedBy,
            @Nullable String reason) {

        /** Takes a copy of the notes. */
        public Review {
            notes = List.copyOf(notes);
        }

        /**
         * Hides what reviewers wrote.
         *
         * @return who holds the attempt, and who decided
         */
        @Override
        public String toString() {
            return "Review[claimedBy=" + claimedBy + ", leaseUntil=" + leaseUntil + ", decidedBy=" + decidedBy + "]";
        }
    }

    /**
     * Why the subject failed.
     *
     * @return the reason, empty if it did not fail
     */
    public Optional<FailureReason> failureReason() {
        return Optional.ofNullable(failure);
    }

    /**
     * Why the check could not be carried out.
     *
     * @return the fault, empty if it was carried out or is not settled
     */
    public Optional<ProviderFault> providerFault() {
        return Optional.ofNullable(fault);
    }
}
