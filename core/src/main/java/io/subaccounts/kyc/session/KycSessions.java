package io.subaccounts.kyc.session;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hosted verification. The account's side creates, reads, sends again and revokes sessions as an {@link Actor}; the
 * customer's side has no account and acts with the link's token first and with the key that opening it answered from then
 * on. Safe for use by several threads; throws what the methods of {@link io.subaccounts.kyc.Kyc} throw.
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
     * Makes the link anew, to be sent by e-mail again. The old link and the customer's key end. The rest between two
     * sendings, {@link #RESEND_AFTER}, is counted from the last one.
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
     * Opens a link. It cannot be opened again.
     *
     * @param link the token of the link
     * @return the session and the customer's key; empty if the token is wrong, used, replaced or too late, all alike
     */
    Optional<OpenedSession> open(Secret link);

    /**
     * Reads the customer's own session.
     *
     * @param key the customer's key
     * @return the session
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     */
    KycSession current(Secret key);

    /**
     * Records the customer's consent. Nothing can be submitted through the session before.
     *
     * @param key the customer's key
     * @param purpose what for, 1 to 200 characters
     * @param version which version of the notice was shown, 1 to 100 visible ASCII characters
     * @param channel how it was given, 1 to 100 visible ASCII characters
     * @return the session
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     */
    KycSession consent(Secret key, String purpose, String version, String channel);

    /**
     * Verifies the customer's PAN, as {@link io.subaccounts.kyc.Kyc#verifyPan} does.
     *
     * @param key the customer's key
     * @param submission the PAN
     * @return how it went
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     * @throws io.subaccounts.error.ConflictException if the customer has not consented
     */
    VerificationResult verifyPan(Secret key, PanSubmission submission);

    /**
     * Verifies the customer's GSTIN, as {@link io.subaccounts.kyc.Kyc#verifyGst} does.
     *
     * @param key the customer's key
     * @param submission the GSTIN
     * @return how it went
     */
    VerificationResult verifyGst(Secret key, GstSubmission submission);

    /**
     * Searches for the customer's company, as {@link io.subaccounts.kyc.Kyc#searchCompanies} does.
     *
     * @param key the customer's key
     * @param companyName the name
     * @return the companies found
     */
    SearchResult searchCompanies(Secret key, String companyName);

    /**
     * Confirms the customer's company, as {@link io.subaccounts.kyc.Kyc#confirmCompany} does.
     *
     * @param key the customer's key
     * @param choice the search and the company
     * @return how it went
     */
    VerificationResult confirmCompany(Secret key, CompanyChoice choice);

    /**
     * Asks for access to the customer's DigiLocker, as {@link io.subaccounts.kyc.Kyc#startDigiLocker} does.
     *
     * @param key the customer's key
     * @param redirectUrl where DigiLocker sends the customer afterwards, https
     * @param state an opaque value that comes back with the redirect, null for none
     * @return where to send the customer
     */
    DigiLockerResult startDigiLocker(Secret key, URI redirectUrl, @Nullable String state);

    /**
     * Verifies the customer's Aadhaar, as {@link io.subaccounts.kyc.Kyc#finishDigiLocker} does.
     *
     * @param key the customer's key
     * @param requestId the request
     * @return how it went
     */
    VerificationResult finishDigiLocker(Secret key, String requestId);

    /**
     * Reads, in clear, what has been verified through a session so far; grows with its steps. Never holds more of an
     * Aadhaar number than its last four digits. The reading is recorded as an event.
     *
     * @param actor the platform, or an account above the session's
     * @param session which
     * @param purpose why, 1 to 500 characters
     * @return the findings by document
     */
    Map<DocumentType, Findings> verifiedData(Actor actor, SessionId session, String purpose);
}
