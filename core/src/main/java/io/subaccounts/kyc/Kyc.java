package io.subaccounts.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The verification of customers and the gate that follows from it. Nobody sets the gate: documents are verified, the
 * policy is applied to them, and the gate is derived whenever it is asked for.
 *
 * <p>All methods are safe for use by several threads and throw what those of {@link io.subaccounts.accounts.Accounts}
 * throw. Without a field cipher, those that submit, search or ask for access throw a
 * {@link io.subaccounts.error.ConflictException} with {@link io.subaccounts.error.ErrorCode#WRONG_STATE}.
 *
 * <p>Methods that submit record the attempt, then ask a provider, then record the outcome; they may take as long as the
 * providers' limits allow. If the process or the storage fails in between, the attempt stays {@link AttemptState#STARTED},
 * and a request for access {@link AttemptState#INITIATED}, until the document is submitted again or its time runs out. So
 * after an exception of the storage, {@link #attempts} tells what was recorded. A search is recorded once it is answered.
 */
public interface Kyc {

    /**
     * Reads where an account stands.
     *
     * @param actor the account itself, one above it, or the platform
     * @param subject the account
     * @return its status
     */
    KycStatus status(Actor actor, AccountId subject);

    /**
     * Says what would be required, before anything is submitted. Reads nothing and writes nothing.
     *
     * @param kycCase whose verification calls are to rest on, and for what kind of customer
     * @return the evaluation of a case without documents
     */
    KycEvaluation evaluate(KycCase kycCase);

    /**
     * Lists the attempts to verify an account's documents.
     *
     * @param actor the account itself, one above it, or the platform
     * @param subject the account
     * @param page which part, in the order of creation
     * @return the attempts
     */
    Page<Attempt> attempts(Actor actor, AccountId subject, PageRequest page);

    /**
     * Verifies a PAN. Its structure and holder type are checked first, without asking anybody.
     *
     * @param actor one above the account, or the platform
     * @param subject the account
     * @param submission the PAN
     * @return how it went
     * @throws io.subaccounts.error.ValidationException if the PAN's structure, or its holder type for the account's
     *     business type, is wrong, or if no name is declared where the policy requires one; nothing is on record then
     */
    VerificationResult verifyPan(Actor actor, AccountId subject, PanSubmission submission);

    /**
     * Verifies a GSTIN. Its structure, its check digit, and that it belongs to the verified PAN if there is one, are
     * checked first, without asking anybody.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject the account
     * @param submission the GSTIN
     * @return how it went; {@link VerificationResult.Unsupported} for registrations that are not regular ones
     * @throws io.subaccounts.error.ValidationException if the GSTIN is wrong in itself or of another PAN than the verified
     *     one, or if no name is declared where the policy requires one; nothing is on record then
     */
    VerificationResult verifyGst(Actor actor, AccountId subject, GstSubmission submission);

    /**
     * Searches the register of companies. Verifies nothing; it takes the place of an earlier search of the account's.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject the account
     * @param companyName the name, 1 to 200 characters
     * @return the companies found
     * @throws io.subaccounts.error.ValidationException if the name breaks its rule
     */
    SearchResult searchCompanies(Actor actor, AccountId subject, String companyName);

    /**
     * Verifies a company by confirming one of the answers to the account's latest search.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject the account
     * @param choice the search and the company, verbatim
     * @return how it went
     * @throws io.subaccounts.error.ValidationException if the CIN's structure is wrong, or the company is not one of that
     *     search's answers
     * @throws io.subaccounts.error.NotFoundException if the account has no such search
     * @throws io.subaccounts.error.ConflictException if the search has been used or replaced, or is older than a day
     */
    VerificationResult confirmCompany(Actor actor, AccountId subject, CompanyChoice choice);

    /**
     * Asks for access to the customer's DigiLocker. Verifies nothing; it takes the place of an earlier request of the
     * account's.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject the account
     * @param redirectUrl where DigiLocker sends the customer afterwards, https
     * @param state an opaque value that comes back with the redirect, 1 to 100 visible ASCII characters; null for none
     * @return where to send the customer
     */
    DigiLockerResult startDigiLocker(Actor actor, AccountId subject, URI redirectUrl, @Nullable String state);

    /**
     * Verifies Aadhaar by fetching what the customer granted access to. The parameters of the redirect are no evidence:
     * the provider is asked.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject the account
     * @param requestId the account's own request, as {@link #startDigiLocker} answered it
     * @return how it went; the attempt stays {@link AttemptState#INITIATED} while the customer has not decided, and can be
     *     asked about again, within the limits; in test mode it is {@link AttemptState#PENDING} then
     * @throws io.subaccounts.error.NotFoundException if the account has no such request
     * @throws io.subaccounts.error.ConflictException if the request has been used or replaced, was settled by a callback, or
     *     is older than a day
     */
    VerificationResult finishDigiLocker(Actor actor, AccountId subject, String requestId);

    /**
     * Finds other accounts that were verified by the same document: a signal, not a verdict.
     *
     * @param actor the account itself, one above it, or the platform
     * @param attempt an attempt of the account's
     * @return the accounts that the actor sees, at most 100
     */
    List<AccountId> duplicates(Actor actor, AttemptId attempt);

    /**
     * Settles the most recent pending attempt of a test account, in place of the callback that a real provider would
     * send.
     *
     * @param actor as for {@link #verifyPan}
     * @param subject a test account
     * @param document which document
     * @param outcome how it is to end, {@link VerificationState#VERIFIED} or {@link VerificationState#FAILED}
     * @return the settled attempt
     * @throws io.subaccounts.error.ValidationException if the outcome is another
     * @throws io.subaccounts.error.ConflictException if the account is live, or nothing is pending
     */
    VerificationResult finalizePending(
            Actor actor, AccountId subject, DocumentType document, VerificationState outcome);

    /**
     * Does what time has made due, for all accounts: ends sessions and pending attempts, records reminders and that
     * requirements fall due, expire or are past due, and takes in what the script of test mode has in store. After another
     * policy was deployed, it also works out for each account what that changes and when.
     *
     * <p>The gate does not wait for this, nor does what can be done: a session whose time is over takes nothing more. Events
     * do wait, and so do the states that {@link #attempts} and the sessions show. The host calls it at a pace of its own,
     * such as once a minute, or has the library do so ({@code kycSweep} on the builder).
     *
     * @param limit the largest number of accounts, of sessions, and of accounts that a new policy is brought to, to look
     *     at, 1 to 1000
     * @return how many accounts and sessions were changed and outcomes taken in. It does not tell whether more is due
     * @throws io.subaccounts.error.ValidationException if the limit is out of range
     */
    int sweep(int limit);
}
