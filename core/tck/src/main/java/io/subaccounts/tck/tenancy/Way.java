package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Secret;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.tck.support.SubmissionAnswer;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a document is submitted: by an actor, or by a customer in a session.
 *
 * @param receiver who is given the answers
 * @param expected what may come of it, as far as who may is concerned
 * @param node the account concerned, if there is one
 * @param environment that of the account
 * @param visit the session, null if none
 * @param checks the methods to call
 */
record Way(
        Caller receiver,
        Expected expected,
        Optional<Node> node,
        Environment environment,
        @Nullable Visit visit,
        Checks checks) {

    /** The methods that an actor and a customer both have. */
    interface Checks {

        SubmissionAnswer verifyPan(PanSubmission submission);

        SubmissionAnswer verifyGst(GstSubmission submission);

        SearchResult searchCompanies(String companyName);

        SubmissionAnswer confirmCompany(CompanyChoice choice);

        DigiLockerResult startDigiLocker(URI redirectUrl, @Nullable String state);

        SubmissionAnswer finishDigiLocker(String requestId);
    }

    static Way ofActor(Turn turn) {
        var kyc = turn.manager.kyc();
        var actor = turn.caller.actor();
        var id = turn.subjectId();
        var checks = new Checks() {
            @Override
            public SubmissionAnswer verifyPan(PanSubmission submission) {
                return SubmissionAnswer.of(kyc.verifyPan(actor, id, submission));
            }

            @Override
            public SubmissionAnswer verifyGst(GstSubmission submission) {
                return SubmissionAnswer.of(kyc.verifyGst(actor, id, submission));
            }

            @Override
            public SearchResult searchCompanies(String companyName) {
                return kyc.searchCompanies(actor, id, companyName);
            }

            @Override
            public SubmissionAnswer confirmCompany(CompanyChoice choice) {
                return SubmissionAnswer.of(kyc.confirmCompany(actor, id, choice));
            }

            @Override
            public DigiLockerResult startDigiLocker(URI redirectUrl, @Nullable String state) {
                return kyc.startDigiLocker(actor, id, redirectUrl, state);
            }

            @Override
            public SubmissionAnswer finishDigiLocker(String requestId) {
                return SubmissionAnswer.of(kyc.finishDigiLocker(actor, id, requestId));
            }
        };
        return new Way(turn.caller, turn.managing(Action.VERIFY_KYC), turn.subject(), id.environment(), null, checks);
    }

    /** By a customer of the account concerned, or by somebody with a key that opens nothing (any more). */
    static Way ofCustomer(Turn turn, Customer customer) {
        var customers = turn.manager.customerSessions();
        Secret key = customer.key();
        var checks = new Checks() {
            @Override
            public SubmissionAnswer verifyPan(PanSubmission submission) {
                return SubmissionAnswer.of(customers.verifyPan(key, submission));
            }

            @Override
            public SubmissionAnswer verifyGst(GstSubmission submission) {
                return SubmissionAnswer.of(customers.verifyGst(key, submission));
            }

            @Override
            public SearchResult searchCompanies(String companyName) {
                return customers.searchCompanies(key, companyName);
            }

            @Override
            public SubmissionAnswer confirmCompany(CompanyChoice choice) {
                return SubmissionAnswer.of(customers.confirmCompany(key, choice));
            }

            @Override
            public DigiLockerResult startDigiLocker(URI redirectUrl, @Nullable String state) {
                return customers.startDigiLocker(key, redirectUrl, state);
            }

            @Override
            public SubmissionAnswer finishDigiLocker(String requestId) {
                return SubmissionAnswer.of(customers.finishDigiLocker(key, requestId));
            }
        };
        var visit = customer.visit();
        var expected = customer.expected();
        if (visit != null && !visit.consented) {
            expected = Expected.failure(ErrorCode.WRONG_STATE);
        }
        var environment = visit == null ? Environment.LIVE : visit.node.environment;
        return new Way(
                customer.caller(),
                expected,
                Optional.ofNullable(visit).map(each -> each.node),
                environment,
                visit,
                checks);
    }

    /** What is in review nobody but the platform starts again. */
    boolean mustWait(DocumentType document) {
        boolean platform = visit == null && receiver.isPlatform();
        return !platform
                && node.flatMap(known -> known.papers.open(document))
                        .filter(paper -> paper.state == AttemptState.NEEDS_REVIEW)
                        .isPresent();
    }

    /** Notes that a document is being submitted. */
    void submits() {
        if (visit != null) {
            visit.submitted();
        }
    }
}
