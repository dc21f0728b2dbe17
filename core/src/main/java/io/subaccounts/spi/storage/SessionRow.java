package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.session.Consent;
import io.subaccounts.kyc.session.SessionFlow;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.kyc.session.SessionState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hosted session as it is stored. Instants are whole microseconds.
 *
 * @param id the public identifier, unique for ever
 * @param account whose customer it verifies
 * @param flow how the customer comes by the link
 * @param state how far it has come
 * @param sealedEmail the customer's address, encrypted; null if there is none, or erased
 * @param maskedEmail the customer's address, masked; null if there is none, or erased
 * @param redirectUrl where the customer is sent afterwards, null for nowhere
 * @param webhookUrl where events are to be sent, null for nowhere
 * @param reminderDaysBefore how many days before its end to remind
 * @param metadata the host's own labels
 * @param consent the customer's consent, null if not given
 * @param work what was done in it so far
 * @param linkHash the hash of the link that can be opened, null if none can
 * @param keyHash the hash of the customer's key, null if there is none
 * @param expiresAt when its time runs out
 * @param dueAt when time alone will next change something, null if it is final
 * @param lastSentAt when the link was last made to be sent
 * @param firstOpenedAt when it was first opened, null if never
 * @param endedAt when it became final, null if it is not
 * @param endReason why it was revoked, null if it was not or nobody said
 * @param version the number of the record's state
 * @param createdAt when it was created
 */
public record SessionRow(
        SessionId id,
        AccountId account,
        SessionFlow flow,
        SessionState state,
        @Nullable String sealedEmail,
        @Nullable String maskedEmail,
        @Nullable String redirectUrl,
        @Nullable String webhookUrl,
        List<Integer> reminderDaysBefore,
        Map<String, String> metadata,
        @Nullable Consent consent,
        Work work,
        @Nullable String linkHash,
        @Nullable String keyHash,
        Instant expiresAt,
        @Nullable Instant dueAt,
        Instant lastSentAt,
        @Nullable Instant firstOpenedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason,
        long version,
        Instant createdAt) {

    /**
     * What was done in a session.
     *
     * @param attempts how many attempts were begun in it in the present period
     * @param since when that period began, null if no attempt was begun yet
     * @param verified the numbers of the attempts that verified documents in it
     */
    public record Work(int attempts, @Nullable Instant since, Map<DocumentType, Integer> verified) {

        /** Nothing. */
        public static final Work NONE = new Work(0, null, Map.of());

        /** Takes a copy. */
        public Work {
            verified = Map.copyOf(verified);
        }
    }

    /** Takes copies. */
    public SessionRow {
        reminderDaysBefore = List.copyOf(reminderDaysBefore);
        metadata = Map.copyOf(metadata);
    }

    /**
     * Hides the customer's address and the hashes of its tokens.
     *
     * @return which session, and how far it has come
     */
    @Override
    public String toString() {
        return "SessionRow[id=" + id + ", account=" + account + ", state=" + state + ", version=" + version + "]";
    }
}
