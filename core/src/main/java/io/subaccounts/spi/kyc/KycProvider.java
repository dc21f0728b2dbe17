package io.subaccounts.spi.kyc;

import io.subaccounts.kyc.Company;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import java.util.List;
import java.util.Set;

/**
 * One who verifies documents: one method per check, answers normalised. Called from several threads at a time, under a
 * timeout, a limit on concurrent calls and a circuit breaker; a call that is given up is interrupted.
 *
 * <p>What a method throws counts as {@link io.subaccounts.kyc.ProviderFault#UPSTREAM_ERROR}. An answer that breaks one of
 * these rules is refused as a whole, as {@link io.subaccounts.kyc.ProviderFault#MALFORMED_ANSWER}:
 *
 * <ul>
 *   <li>No Aadhaar number anywhere, identifiers of checks included.
 *   <li>A text has at most 1,000 characters; the last four digits are four digits.
 *   <li>A search finds at most 1,000 companies, none of them with a blank text.
 *   <li>An identifier of a check has 1 to 100 visible ASCII characters.
 *   <li>Where to send the customer is an https address with a host, without a user, of at most 2,000 characters.
 * </ul>
 */
public interface KycProvider {

    /**
     * The provider's name, which is kept with each attempt it decided.
     *
     * @return 1 to 32 characters of {@code a-z0-9_.-}, for ever the same; {@code none} and {@code test-mode} are taken
     */
    String name();

    /**
     * Which documents it can verify. It is never asked about others.
     *
     * @return the documents
     */
    Set<DocumentType> documents();

    /**
     * Verifies a PAN.
     *
     * @param check what to verify
     * @return the outcome
     */
    ProviderAnswer<Findings> verifyPan(PanCheck check);

    /**
     * Verifies a GSTIN.
     *
     * @param check what to verify
     * @return the outcome
     */
    ProviderAnswer<Findings> verifyGst(GstCheck check);

    /**
     * Searches the register of companies by name.
     *
     * @param companyName the name
     * @return the companies, possibly none; {@link ProviderAnswer.Failed} and {@link ProviderAnswer.Pending} count as
     *     malformed
     */
    ProviderAnswer<List<Company>> searchCompanies(String companyName);

    /**
     * Confirms that a company is active.
     *
     * @param check which
     * @return the outcome
     */
    ProviderAnswer<Findings> confirmCompany(CinCheck check);

    /**
     * Asks for access to a DigiLocker.
     *
     * @param start how
     * @return where to send the customer; {@link ProviderAnswer.Failed} and {@link ProviderAnswer.Pending} count as malformed
     */
    ProviderAnswer<DigiLockerLink> startDigiLocker(DigiLockerStart start);

    /**
     * Fetches what the customer granted access to.
     *
     * @param requestId the request, as {@link #startDigiLocker} answered it
     * @return the outcome; {@link ProviderAnswer.Pending}, with the request's identifier, while the customer has not
     *     decided
     */
    ProviderAnswer<Findings> fetchDigiLocker(String requestId);

    /**
     * Reads a callback's body, after its signature was found right.
     *
     * @param body the body, byte for byte as it came
     * @return what it says
     * @throws IllegalArgumentException if it cannot be understood
     */
    ProviderCallback readCallback(byte[] body);
}
