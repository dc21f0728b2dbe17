package io.subaccounts.internal.kyc;

import io.subaccounts.internal.verification.Standings;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RetryRefusal;
import io.subaccounts.kyc.policy.AttemptLimits;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * How often documents may be tried. Whoever is not limited is the platform.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Limits {

    private final KycPolicy policy;

    /**
     * Sets the limits up.
     *
     * @param policy which says how often
     */
    public Limits(KycPolicy policy) {
        this.policy = policy;
    }

    /** Why a document may not be tried again after it failed. */
    Optional<RetryRefusal> retry(Admission admission, Lineage account, DocumentType document, Instant now) {
        return admission.unlimited() ? Optional.empty() : retry(account, document, now);
    }

    /** The same for whoever is not the platform. */
    Optional<RetryRefusal> retry(Lineage account, DocumentType document, Instant now) {
        return Standings.refusal(account.self().kyc(), document, policy.retries(), now);
    }

    /** Why the provider may not be asked about a request now; once, it always may. */
    Optional<RetryRefusal> onFetch(
            Transaction tx, Admission admission, Lineage account, AttemptRow request, Instant now) {
        DocumentType document = request.id().document();
        return retry(admission, account, document, now)
                .or(() -> request.fetches() == 0 ? Optional.empty() : room(tx, admission, account, document, now));
    }

    /** Why there is no room for another attempt, whatever became of those before. */
    Optional<RetryRefusal> room(
            Transaction tx, Admission admission, Lineage account, DocumentType document, Instant now) {
        return admission.unlimited()
                ? Optional.empty()
                : ofDocument(tx, account, document, now).or(() -> ofSession(tx, admission, account, now));
    }

    /** Why no attempt may be begun now. */
    Optional<RetryRefusal> onBegin(
            Transaction tx, Admission admission, Lineage account, DocumentType document, Instant now) {
        return retry(admission, account, document, now).or(() -> room(tx, admission, account, document, now));
    }

    /** Goes back over the attempts of the period; the one with which there are too many says when there is room again. */
    private Optional<RetryRefusal> ofDocument(Transaction tx, Lineage account, DocumentType document, Instant now) {
        AttemptLimits limits = policy.limits();
        int counted = 0;
        for (int number = UnderWay.last(account, document); number >= 1; number--) {
            AttemptRow attempt =
                    Conclusions.find(tx, new AttemptId(account.self().id(), document, number));
            Optional<RetryRefusal> refusal = until(attempt.createdAt().plus(limits.period()), now);
            counted += Math.max(1, attempt.fetches());
            if (refusal.isEmpty() || counted >= limits.perDocument()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<RetryRefusal> ofSession(Transaction tx, Admission admission, Lineage account, Instant now) {
        SessionId session = admission.session();
        AttemptLimits limits = policy.limits();
        if (session == null) {
            return Optional.empty();
        }
        return tx.sessions()
                .find(Attempts.within(account), session)
                .map(SessionRow::work)
                .filter(work -> work.attempts() >= limits.perSession())
                .map(SessionRow.Work::since)
                .flatMap(since -> until(since.plus(limits.period()), now));
    }

    private static Optional<RetryRefusal> until(Instant from, Instant now) {
        return from.isAfter(now)
                ? Optional.of(new RetryRefusal(RetryRefusal.Reason.TOO_MANY_ATTEMPTS, from))
                : Optional.empty();
    }
}
