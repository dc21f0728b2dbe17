package io.subaccounts.kyc.session;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hosted verification, the account's side: it creates, reads, sends again and revokes sessions. What the customer does in
 * them is {@link CustomerSessions}. Safe for use by several threads; throws what the methods of
 * {@link io.subaccounts.kyc.Kyc} throw.
 */
public interface KycSessions {

    /** How long a link must rest between two sendings. */
    Duration RESEND_AFTER = Duration.ofMinutes(30);

    /**
     * Creates a session.
     *
     * @param actor one above the account, or the platform
     * @param account whose customer to verify
     * @param session what it starts with
     * @param onActive what to do if the account has an active session
     * @return the session and its link
     * @throws io.subaccounts.error.ValidationException if what it starts with breaks a rule, or nobody's address is known
     * @throws io.subaccounts.error.ConflictException if it is one by e-mail and there is no field cipher
     */
    SessionResult create(Actor actor, AccountId account, NewSession session, OnActiveSession onActive);

    /**
     * Reads a session.
     *
     * @param actor the account itself, one above it, or the platform
     * @param session which
     * @return the session
     */
    KycSession get(Actor actor, SessionId session);

    /**
     * Lists an account's sessions.
     *
     * @param actor the account itself, one above it, or the platform
     * @param account the account
     * @param page which part, in the order of creation
     * @return the sessions
     */
    Page<KycSession> list(Actor actor, AccountId account, PageRequest page);

    /**
     * Makes the link anew, to be sent by e-mail again. The old link and the customer's key end, and so does the consent
     * that was given through them: whoever opens the new link consents anew. The rest between two sendings,
     * {@link #RESEND_AFTER}, is counted from the last one.
     *
     * @param actor as for {@link #create}
     * @param session which
     * @return the session and its new link
     * @throws io.subaccounts.error.ConflictException if the session is final, or not of {@link SessionFlow#EMAIL}
     */
    SessionResult resend(Actor actor, SessionId session);

    /**
     * Ends a session.
     *
     * @param actor as for {@link #create}
     * @param session which
     * @param reason why, 1 to 500 characters; null to give none
     * @return the session
     * @throws io.subaccounts.error.ConflictException if the session is final
     */
    KycSession revoke(Actor actor, SessionId session, @Nullable String reason);

    /**
     * Reads, in clear, what has been verified through a session; grows with its steps, and stays as it was when the session
     * ended, unless it is erased. Never holds more of an Aadhaar number than its last four digits. The reading is recorded
     * as an event.
     *
     * @param actor the platform, or an account above the session's
     * @param session which
     * @param purpose why, 1 to 500 characters
     * @return the findings by document
     */
    Map<DocumentType, Findings> verifiedData(Actor actor, SessionId session, String purpose);
}
