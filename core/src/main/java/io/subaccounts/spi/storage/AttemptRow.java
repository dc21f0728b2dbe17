package io.subaccounts.spi.storage;

import io.subaccounts.kyc.Attempt.Review;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.session.SessionId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to verify a document, as it is stored. Instants are whole microseconds. Sealed texts are encrypted by the
 * core; a storage never reads them.
 *
 * @param id which attempt
 * @param state how far it has come
 * @param provider who was asked or decided, null if nobody yet
 * @param reference what the provider calls the check, unique with it; null if it does not
 * @param session the session it was submitted in, or else begun in; null if in none
 * @param fingerprint the keyed hash of the document's number, null if there is none
 * @param holder the keyed hash of the PAN the document belongs to, null if it belongs to none
 * @param holderType the holder type in the PAN, null for other documents
 * @param sealedSubmission what was submitted, encrypted; null if nothing was, or erased
 * @param sealedFindings what the register said, encrypted; null if nothing, or erased
 * @param mask the document's number with its middle hidden, null if there is none
 * @param candidates the keyed hashes of the answers to a search, none for other attempts
 * @param fetches how often the provider was asked what came of a request, 0 for other attempts
 * @param nameScore how alike the names are that are least alike, null if not compared
 * @param nameBand what that means, null if not compared
 * @param failure why the subject failed, null if it did not
 * @param fault why the check could not be carried out, null if it was
 * @param review what reviewers did, null if none was needed
 * @param validUntil when the verification stops being valid, null for never or if it is none
 * @param version the number of the record's state
 * @param createdAt when it was begun
 * @param submittedAt when it was submitted, null if it only was begun
 * @param settledAt when it became final, null if it is not
 */
public record AttemptRow(
        AttemptId id,
        AttemptState state,
        @Nullable String provider,
        @Nullable String reference,
        @Nullable SessionId session,
        @Nullable String fingerprint,
        @Nullable String holder,
        @Nullable Character holderType,
        @Nullable String sealedSubmission,
        @Nullable String sealedFindings,
        @Nullable String mask,
        List<String> candidates,
        int fetches,
        @Nullable Double nameScore,
        @Nullable NameBand nameBand,
        @Nullable FailureReason failure,
        @Nullable ProviderFault fault,
        @Nullable Review review,
        @Nullable Instant validUntil,
        long version,
        Instant createdAt,
        @Nullable Instant submittedAt,
        @Nullable Instant settledAt) {

    /** Takes a copy. */
    public AttemptRow {
        candidates = List.copyOf(candidates);
    }

    /**
     * Since when it has been waiting.
     *
     * @return when it was submitted, or else begun
     */
    public Instant waitingSince() {
        return submittedAt == null ? createdAt : submittedAt;
    }

    /**
     * Hides what was submitted and found, hashes and masks included.
     *
     * @return which attempt, and how far it has come
     */
    @Override
    public String toString() {
        return "AttemptRow[id=" + id + ", state=" + state + ", version=" + version + "]";
    }
}
