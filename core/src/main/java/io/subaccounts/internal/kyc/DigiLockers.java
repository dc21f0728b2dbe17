package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Environment;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.internal.input.AadhaarNumbers;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DigiLockerResult;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.spi.kyc.DigiLockerLink;
import io.subaccounts.spi.kyc.DigiLockerStart;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Transaction;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Aadhaar by DigiLocker: a request bound to the account, the customer's grant, and one fetch.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class DigiLockers {

    private static final Set<String> MOCK_REQUESTS =
            Set.of("MOCK_AR_SUCCESS", "MOCK_AR_FAIL", "MOCK_AR_ERROR", "MOCK_AR_PENDING");

    private final Storage storage;
    private final MicroClock clock;
    private final Attempts attempts;
    private final Vault vault;
    private final Providers providers;
    private final Conclusions conclusions;
    private final Limits limits;

    /**
     * Sets the requests up.
     *
     * @param storage where attempts live
     * @param clock the clock
     * @param attempts how attempts begin
     * @param vault what seals personal data
     * @param providers who verifies
     * @param conclusions what becomes of answers
     * @param limits how often a document may be tried
     */
    public DigiLockers(
            Storage storage,
            MicroClock clock,
            Attempts attempts,
            Vault vault,
            Providers providers,
            Conclusions conclusions,
            Limits limits) {
        this.storage = storage;
        this.clock = clock;
        this.attempts = attempts;
        this.vault = vault;
        this.providers = providers;
        this.conclusions = conclusions;
        this.limits = limits;
    }

    DigiLockerResult start(Admission admission, URI redirectUrl, @Nullable String state) {
        vault.requireReady();
        Beginning beginning = storage.write(tx -> request(tx, admission));
        if (beginning instanceof Beginning.Refused refused) {
            return new DigiLockerResult.NotNow(refused.refusal());
        }
        AttemptId id = ((Beginning.Begun) beginning).attempt().id();
        Outcome<DigiLockerLink> outcome = providers.ask(
                id, provider -> provider.startDigiLocker(new DigiLockerStart(id.toString(), redirectUrl, state)));
        return storage.write(tx -> linked(tx, id, outcome));
    }

    VerificationResult finish(Admission admission, String requestId) {
        Beginning beginning = storage.write(tx -> begin(tx, admission, requestId));
        if (beginning instanceof Beginning.Refused refused) {
            return new VerificationResult.NotNow(refused.refusal());
        }
        AttemptRow attempt = ((Beginning.Begun) beginning).attempt();
        String provider = String.valueOf(attempt.provider());
        Outcome<Findings> outcome = providers.askNamed(attempt.id(), provider, each -> each.fetchDigiLocker(requestId));
        if (outcome.answer() instanceof ProviderAnswer.Pending<Findings>) {
            return storage.write(tx -> undecided(tx, attempt.id()));
        }
        return conclusions.conclude(attempt.id(), outcome, Vault.Submission.NONE);
    }

    private Beginning request(Transaction tx, Admission admission) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        Optional<RetryRefusal> refusal = limits.onBegin(tx, admission, account, DocumentType.AADHAAR, now);
        return refusal.isPresent()
                ? new Beginning.Refused(refusal.get())
                : new Beginning.Begun(
                        attempts.initiate(tx, account, DocumentType.AADHAAR, admission.session(), edit -> {}, now)
                                .attempt());
    }

    private DigiLockerResult linked(Transaction tx, AttemptId id, Outcome<DigiLockerLink> outcome) {
        Lineage account = Conclusions.hold(tx, id);
        AttemptRow attempt = Conclusions.find(tx, id);
        if (!(outcome.answer() instanceof ProviderAnswer.Passed<DigiLockerLink> passed)
                || AadhaarNumbers.isWordIn(passed.value().requestId())) {
            ProviderFault fault = outcome.answer() instanceof ProviderAnswer.Fault<DigiLockerLink> broken
                    ? broken.fault()
                    : ProviderFault.MALFORMED_ANSWER;
            conclusions.apply(
                    tx, account, attempt, Ruling.broken(fault), edit -> edit.provider = outcome.providerName());
            return new DigiLockerResult.Unavailable(fault);
        }
        boolean named = attempts.note(tx, account, attempt, edit -> {
            edit.provider = outcome.providerName();
            edit.reference = passed.value().requestId();
        });
        if (attempt.state() != AttemptState.INITIATED || conclusions.isOver(attempt)) {
            return new DigiLockerResult.Unavailable(ProviderFault.LAPSED);
        }
        if (!named) {
            return new DigiLockerResult.Unavailable(ProviderFault.MALFORMED_ANSWER);
        }
        return new DigiLockerResult.Started(
                passed.value().requestId(), passed.value().authorizationUrl());
    }

    private Beginning begin(Transaction tx, Admission admission, String requestId) {
        Instant now = clock.now();
        Lineage account = admission.enter(tx);
        AttemptRow request = find(tx, account, requestId);
        UnderWay.requireUsable(account, request, now);
        Optional<RetryRefusal> refusal = limits.onFetch(tx, admission, account, request, now);
        if (refusal.isPresent()) {
            return new Beginning.Refused(refusal.get());
        }
        admission.submitted(tx);
        attempts.countAgain(tx, admission.session(), request, now);
        return new Beginning.Begun(
                attempts.submit(tx, account, request, admission.session(), edit -> edit.fetches++, now)
                        .attempt());
    }

    private VerificationResult undecided(Transaction tx, AttemptId id) {
        Lineage account = Conclusions.hold(tx, id);
        AttemptRow request = Conclusions.find(tx, id);
        return conclusions.apply(tx, account, request, Ruling.plain(onUndecided(account, id)), edit -> {});
    }

    /** The request can be asked about again, unless a later one has taken its place. Test mode tells of its own accord. */
    private static AttemptMachine.Event onUndecided(Lineage account, AttemptId id) {
        if (id.account().environment() == Environment.TEST) {
            return AttemptMachine.Event.DEFER;
        }
        return UnderWay.last(account, DocumentType.AADHAAR) == id.number()
                ? AttemptMachine.Event.WITHHOLD
                : AttemptMachine.Event.SUPERSEDE;
    }

    /** The documented requests of test mode stand for the account's latest one; any other is known by its own name. */
    private AttemptRow find(Transaction tx, Lineage account, String requestId) {
        AccountId self = account.self().id();
        Optional<AttemptRow> request = self.environment() == Environment.TEST && MOCK_REQUESTS.contains(requestId)
                ? latest(tx, account)
                : providers
                        .names(self)
                        .flatMap(name ->
                                tx.attempts().findByReference(Attempts.within(account), name, requestId).stream())
                        .filter(row -> row.id().account().equals(self))
                        .findFirst();
        return request.orElseThrow(() -> new NotFoundException("request", requestId));
    }

    private static Optional<AttemptRow> latest(Transaction tx, Lineage account) {
        AccountRow self = account.self();
        return self.kyc()
                .standing(DocumentType.AADHAAR)
                .map(standing -> new AttemptId(self.id(), DocumentType.AADHAAR, standing.lastAttempt()))
                .flatMap(id -> tx.attempts().find(Attempts.within(account), id));
    }
}
