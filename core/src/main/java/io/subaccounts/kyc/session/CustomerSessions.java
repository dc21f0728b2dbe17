package io.subaccounts.kyc.session;

import io.subaccounts.common.Secret;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Hosted verification, the customer's side. A customer has no account: it acts with the token of the link first, and with
 * the key that opening the link answered from then on. Sessions come from {@link KycSessions}. Safe for use by several
 * threads.
 *
 * <p>Throws what the methods of {@link io.subaccounts.kyc.Kyc} throw; and, with a key that is wrong or has ended, a
 * {@link io.subaccounts.error.NotFoundException} that does not say which. What submits, searches or asks for access throws a
 * {@link io.subaccounts.error.ConflictException} with {@link io.subaccounts.error.ErrorCode#WRONG_STATE} until the customer
 * has consented.
 */
public interface CustomerSessions {

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
     * Records the customer's consent, in place of one to an earlier notice. Nothing can be submitted through the session
     * before. Consent to the same version for the same purpose once more changes nothing.
     *
     * @param key the customer's key
     * @param purpose what for, 1 to 200 characters
     * @param version which version of the notice was shown, 1 to 100 visible ASCII characters
     * @param channel how it was given, 1 to 100 visible ASCII characters
     * @return the session
     * @throws io.subaccounts.error.ValidationException if a text breaks its rule
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
    SubmissionResult verifyPan(Secret key, PanSubmission submission);

    /**
     * Verifies the customer's GSTIN, as {@link io.subaccounts.kyc.Kyc#verifyGst} does.
     *
     * @param key the customer's key
     * @param submission the GSTIN
     * @return how it went
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     * @throws io.subaccounts.error.ConflictException if the customer has not consented
     */
    SubmissionResult verifyGst(Secret key, GstSubmission submission);

    /**
     * Searches for the customer's company, as {@link io.subaccounts.kyc.Kyc#searchCompanies} does.
     *
     * @param key the customer's key
     * @param companyName the name
     * @return the companies found
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     * @throws io.subaccounts.error.ConflictException if the customer has not consented
     */
    SearchResult searchCompanies(Secret key, String companyName);

    /**
     * Confirms the customer's company, as {@link io.subaccounts.kyc.Kyc#confirmCompany} does.
     *
     * @param key the customer's key
     * @param choice the search and the company
     * @return how it went
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended, or the account has no such search
     * @throws io.subaccounts.error.ConflictException if the customer has not consented, or the search cannot be used any more
     */
    SubmissionResult confirmCompany(Secret key, CompanyChoice choice);

    /**
     * Asks for access to the customer's DigiLocker, as {@link io.subaccounts.kyc.Kyc#startDigiLocker} does.
     *
     * @param key the customer's key
     * @param redirectUrl where DigiLocker sends the customer afterwards, https
     * @param state an opaque value that comes back with the redirect, null for none
     * @return where to send the customer
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended
     * @throws io.subaccounts.error.ConflictException if the customer has not consented
     */
    DigiLockerResult startDigiLocker(Secret key, URI redirectUrl, @Nullable String state);

    /**
     * Verifies the customer's Aadhaar, as {@link io.subaccounts.kyc.Kyc#finishDigiLocker} does.
     *
     * @param key the customer's key
     * @param requestId the request
     * @return how it went
     * @throws io.subaccounts.error.NotFoundException if the key is wrong or has ended, or the account has no such request
     * @throws io.subaccounts.error.ConflictException if the customer has not consented, or the request cannot be used any more
     */
    SubmissionResult finishDigiLocker(Secret key, String requestId);
}
