package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Environment;
import io.subaccounts.common.Page;
import io.subaccounts.common.PageRequest;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.Circumstances;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.Attempt;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.CompanyChoice;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycCase;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.SearchResult;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.resources.ResourceQuery;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Storage;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The verification of customers, put together.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycService implements Kyc {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final Evaluator evaluator;
    private final KycViews views;
    private final AttemptLists lists;
    private final Duplicates duplicates;
    private final Checks checks;
    private final Conclusions conclusions;
    private final Sweeper sweeper;
    private final IntSupplier scripted;

    /**
     * Sets the service up.
     *
     * @param storage where everything lives
     * @param authority who decides
     * @param clock the clock
     * @param evaluator what the policy makes of documents
     * @param views what the host sees
     * @param lists how attempts are listed
     * @param vault what opens numbers
     * @param checks how documents are verified
     * @param conclusions what becomes of answers
     * @param sweeper what time makes due
     * @param scripted takes in what the script of test mode has made due
     */
    public KycService(
            Storage storage,
            Authority authority,
            MicroClock clock,
            Evaluator evaluator,
            KycViews views,
            AttemptLists lists,
            Vault vault,
            Checks checks,
            Conclusions conclusions,
            Sweeper sweeper,
            IntSupplier scripted) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.evaluator = evaluator;
        this.views = views;
        this.lists = lists;
        this.duplicates = new Duplicates(vault);
        this.checks = checks;
        this.conclusions = conclusions;
        this.sweeper = sweeper;
        this.scripted = scripted;
    }

    @Override
    public KycStatus status(Actor actor, AccountId subject) {
        return storage.read(tx -> views.status(authority.require(tx, actor, Action.READ_KYC, subject), clock.now()));
    }

    @Override
    public KycEvaluation evaluate(KycCase kycCase) {
        Instant now = clock.now();
        var circumstances = new Circumstances(
                Environment.LIVE, kycCase.kycMode(), kycCase.businessType(), kycCase.country(), now, KycRow.NONE);
        return evaluator.evaluate(circumstances, now);
    }

    @Override
    public Page<Attempt> attempts(Actor actor, AccountId subject, PageRequest page) {
        return lists.list(actor, Action.READ_KYC, subject, ResourceQuery.Reach.OWNER, null, page);
    }

    @Override
    public VerificationResult verifyPan(Actor actor, AccountId subject, PanSubmission submission) {
        return checks.verifyPan(admission(actor, subject), submission);
    }

    @Override
    public VerificationResult verifyGst(Actor actor, AccountId subject, GstSubmission submission) {
        return checks.verifyGst(admission(actor, subject), submission);
    }

    @Override
    public SearchResult searchCompanies(Actor actor, AccountId subject, String companyName) {
        return checks.searchCompanies(admission(actor, subject), companyName);
    }

    @Override
    public VerificationResult confirmCompany(Actor actor, AccountId subject, CompanyChoice choice) {
        return checks.confirmCompany(admission(actor, subject), choice);
    }

    @Override
    public DigiLockerResult startDigiLocker(Actor actor, AccountId subject, URI redirectUrl, @Nullable String state) {
        return checks.startDigiLocker(admission(actor, subject), redirectUrl, state);
    }

    @Override
    public VerificationResult finishDigiLocker(Actor actor, AccountId subject, String requestId) {
        return checks.finishDigiLocker(admission(actor, subject), requestId);
    }

    @Override
    public List<AccountId> duplicates(Actor actor, AttemptId attempt) {
        return storage.read(tx -> {
            Lineage account = authority.require(tx, actor, Action.READ_KYC, attempt.account());
            return duplicates.of(tx, Authority.reach(actor), AttemptLists.find(tx, account, attempt));
        });
    }

    @Override
    public VerificationResult finalizePending(
            Actor actor, AccountId subject, DocumentType document, VerificationState outcome) {
        ProviderAnswer<Findings> answer = answer(outcome);
        return storage.write(tx -> {
            Lineage account = admission(actor, subject).enter(tx);
            if (subject.environment() != Environment.TEST) {
                throw new ConflictException(
                        ErrorCode.WRONG_STATE, "only attempts of test accounts are finalised by hand");
            }
            StandingRow.Open open = account.self()
                    .kyc()
                    .standing(document)
                    .map(StandingRow::open)
                    .filter(each -> each.state() == AttemptState.PENDING)
                    .orElseThrow(() -> new ConflictException(ErrorCode.WRONG_STATE, "nothing is pending"));
            AttemptRow attempt = AttemptLists.find(tx, account, new AttemptId(subject, document, open.attempt()));
            if (conclusions.isOver(attempt)) {
                throw new ConflictException(ErrorCode.WRONG_STATE, "nothing is pending any more");
            }
            return conclusions.apply(
                    tx,
                    account,
                    attempt,
                    conclusions
                            .judged(tx, account, attempt, answer, Vault.Submission.NONE)
                            .orElseThrow(),
                    edit -> {});
        });
    }

    @Override
    public int sweep(int limit) {
        return sweeper.sweep(limit) + scripted.getAsInt();
    }

    private Admission admission(Actor actor, AccountId subject) {
        return new ActorAdmission(authority, actor, subject);
    }

    private static ProviderAnswer<Findings> answer(VerificationState outcome) {
        return switch (outcome) {
            case VERIFIED -> new ProviderAnswer.Passed<>(Findings.NONE);
            case FAILED -> new ProviderAnswer.Failed<>(FailureReason.OTHER, Finality.RETRYABLE);
            default -> throw new ValidationException("outcome", "must be verified or failed");
        };
    }
}
