package io.subaccounts.kyc.session;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.DocumentType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A session as it was at one moment. Holds no secret and no personal data but masks.
 *
 * @param id the public identifier
 * @param account whose customer it verifies
 * @param flow how the customer comes by the link
 * @param state how far it has come
 * @param maskedEmail the customer's address as first letter, {@code ***} and domain; null for {@link SessionFlow#REDIRECT}
 * @param redirectUrl where the customer is sent afterwards, null for {@link SessionFlow#EMAIL}. What its parameters say is
 *     a hint, never evidence
 * @param webhookUrl where the host wants its events sent, null for nowhere
 * @param reminderDaysBefore how many days before its end to remind
 * @param metadata the host's own labels
 * @param consent the customer's consent, null if not given yet through the present link. Each consent that was ever given
 *     is an event of its own
 * @param verifiedDocuments what was verified through this session, as it was when the session ended if it has
 * @param createdAt when it was created
 * @param expiresAt when its time runs out
 * @param lastSentAt when the link was last made to be sent
 * @param firstOpenedAt when the customer opened it first, null if never
 * @param endedAt when it became final, null if it is not
 * @param endReason why it was revoked, null if it was not or nobody said
 */
public record KycSession(
        SessionId id,
        AccountId account,
        SessionFlow flow,
        SessionState state,
        @Nullable String maskedEmail,
        @Nullable URI redirectUrl,
        @Nullable URI webhookUrl,
        List<Integer> reminderDaysBefore,
        Map<String, String> metadata,
        @Nullable Consent consent,
        Set<DocumentType> verifiedDocuments,
        Instant createdAt,
        Instant expiresAt,
        Instant lastSentAt,
        @Nullable Instant firstOpenedAt,
        @Nullable Instant endedAt,
        @Nullable String endReason) {

    /** Takes copies. */
    public KycSession {
        reminderDaysBefore = List.copyOf(reminderDaysBefore);
        metadata = Map.copyOf(metadata);
        verifiedDocuments = Set.copyOf(verifiedDocuments);
    }

    /**
     * Hides addresses and labels, in which hosts may have put secrets of theirs.
     *
     * @return which session, and how far it has come
     */
    @Override
    public String toString() {
        return "KycSession[" + id + ", " + account + ", " + flow + ", " + state + "]";
    }
}
