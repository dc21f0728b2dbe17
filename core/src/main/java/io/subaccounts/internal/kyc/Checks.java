package io.subaccounts.internal.kyc;

import io.subaccounts.internal.input.TextRules;
import io.subaccounts.internal.input.UrlRules;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The checks of documents, the same for actors and for customers in their sessions.
 *
 * <p>Internal: not part of the API, may change at any time.
 *
 * @param submissions PANs and GSTINs
 * @param companies companies
 * @param digiLockers Aadhaar
 */
public record Checks(Submissions submissions, CompanySearches companies, DigiLockers digiLockers) {

    VerificationResult verifyPan(Admission admission, PanSubmission submission) {
        return submissions.pan(admission, submission);
    }

    VerificationResult verifyGst(Admission admission, GstSubmission submission) {
        return submissions.gst(admission, submission);
    }

    SearchResult searchCompanies(Admission admission, String companyName) {
        return companies.search(admission, companyName);
    }

    VerificationResult confirmCompany(Admission admission, CompanyChoice choice) {
        return companies.confirm(admission, choice);
    }

    DigiLockerResult startDigiLocker(Admission admission, URI redirectUrl, @Nullable String state) {
        return digiLockers.start(
                admission, UrlRules.https("redirect_url", redirectUrl), TextRules.visibleAscii("state", state));
    }

    VerificationResult finishDigiLocker(Admission admission, String requestId) {
        String checked = TextRules.visibleAscii("request_id", requestId);
        return digiLockers.finish(admission, checked == null ? "" : checked);
    }
}
