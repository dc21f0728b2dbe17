package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.internal.input.AadhaarNumbers;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.providers.ProviderChain.Outcome;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.Judge;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.internal.verification.Kin;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What becomes of a provider's answer. The attempt may have been superseded while the provider was asked: then the answer
 * changes nothing.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Conclusions {

    private final Storage storage;
    private final MicroClock clock;
    private final Attempts attempts;
    private final Judge judge;
    private final HolderNames holders;
    private final KycViews views;

    /**
     * Sets the conclusions up.
     *
     * @param storage where attempts live
     * @param clock the clock
     * @param attempts how attempts move
     * @param judge what to make of answers
     * @param vault what opens the names of holders
     * @param views what the host sees
     */
    public Conclusions(Storage storage, MicroClock clock, Attempts attempts, Judge judge, Vault vault, KycViews views) {
        this.storage = storage;
        this.clock = clock;
        this.attempts = attempts;
        this.judge = judge;
        this.holders = new HolderNames(vault);
        this.views = views;
    }

    /** Concludes a check that was submitted. */
    VerificationResult conclude(AttemptId id, Outcome<Findings> outcome, Vault.Submission declared) {
        return storage.write(tx -> {
            Lineage account = hold(tx, id);
            AttemptRow attempt = find(tx, id);
            ProviderAnswer<Findings> answer = outcome.answer();
            Ruling ruling = judge(tx, account, attempt, answer, declared);
            String reference = answer instanceof ProviderAnswer.Pending<Findings> pending ? pending.reference() : null;
            if (reference != null && isUnusable(tx, id, outcome.providerName(), reference)) {
                ruling = Ruling.broken(ProviderFault.MALFORMED_ANSWER);
                reference = null;
            }
            String known = reference == null ? attempt.reference() : reference;
            Consumer<AttemptEdit> facts = edit -> {
                edit.provider = outcome.providerName();
                edit.reference = known;
            };
            VerificationResult.Recorded recorded = apply(tx, account, attempt, ruling, facts);
            boolean late = attempt.state().isFinal();
            return late && reference != null ? named(tx, account, attempt, facts) : recorded;
        });
    }

    /** The provider's name for what is over by now goes on record: its callbacks are about that, and not about nothing. */
    private VerificationResult.Recorded named(
            Transaction tx, Lineage account, AttemptRow attempt, Consumer<AttemptEdit> facts) {
        attempts.note(tx, account, attempt, facts);
        return views.recorded(new Attempts.Step(account, find(tx, attempt.id())), clock.now());
    }

    /** Lets something happen to an attempt and answers how it stands then, whether or not it moved. */
    VerificationResult.Recorded apply(
            Transaction tx, Lineage account, AttemptRow attempt, Ruling ruling, Consumer<AttemptEdit> facts) {
        Instant now = clock.now();
        Attempts.Step step =
                attempts.move(tx, account, attempt, ruling, facts, now).orElse(new Attempts.Step(account, attempt));
        return views.recorded(step, now);
    }

    /** Says whether an attempt's time is over, whether or not anybody has noticed. */
    boolean isOver(AttemptRow attempt) {
        return attempts.isOver(attempt, clock.now());
    }

    /** Judges an answer that came by callback; empty if it says that nothing is decided yet. */
    Optional<Ruling> judged(
            Transaction tx,
            Lineage account,
            AttemptRow attempt,
            ProviderAnswer<Findings> answer,
            Vault.Submission declared) {
        Ruling ruling = judge(tx, account, attempt, answer, declared);
        return ruling.event() == AttemptMachine.Event.DEFER ? Optional.empty() : Optional.of(ruling);
    }

    /** Says whether a document that a reviewer looks at shows somebody else than the account's other documents. */
    boolean contradicts(Transaction tx, Lineage account, AttemptRow attempt) {
        Kin kin = holders.kin(tx, account, attempt);
        return holders.of(attempt)
                .filter(holder -> judge.contradicts(holder, kin))
                .isPresent();
    }

    /** A register that knows the holder under another date than the declared one speaks of somebody else. */
    private Ruling judge(
            Transaction tx,
            Lineage account,
            AttemptRow attempt,
            ProviderAnswer<Findings> answer,
            Vault.Submission declared) {
        LocalDate date = declared.declaredDate();
        boolean another = date != null
                && answer instanceof ProviderAnswer.Passed<Findings> passed
                && passed.value().dateOfBirth() != null
                && !date.equals(passed.value().dateOfBirth());
        ProviderAnswer<Findings> heard =
                another ? new ProviderAnswer.Failed<>(FailureReason.DATE_MISMATCH, Finality.RETRYABLE) : answer;
        Kin kin = heard instanceof ProviderAnswer.Passed<Findings>
                ? holders.kin(tx, account, attempt)
                : Kin.none(attempt.id().document());
        return judge.judge(heard, declared.declaredName(), kin, failures(account, attempt.id()));
    }

    /** Takes hold of the tree of an attempt's account, on the library's own behalf. */
    static Lineage hold(Transaction tx, AttemptId id) {
        return hold(tx, id.account());
    }

    /** Takes hold of the tree of an account, on the library's own behalf. */
    static Lineage hold(Transaction tx, AccountId id) {
        return Objects.requireNonNull(tx.accounts()
                .lock(Subtree.of(id), Set.of(id), TreeLock.EXCLUSIVE)
                .get(id));
    }

    static AttemptRow find(Transaction tx, AttemptId id) {
        return tx.attempts().find(Subtree.of(id.account()), id).orElseThrow();
    }

    static int failures(Lineage account, AttemptId id) {
        return account.self()
                .kyc()
                .standing(id.document())
                .map(StandingRow::failures)
                .orElse(0);
    }

    /** A provider's name for a check is kept, so it must be one of its own, and no Aadhaar number. */
    private static boolean isUnusable(Transaction tx, AttemptId id, String provider, String reference) {
        return AadhaarNumbers.isWordIn(reference) || isTaken(tx, id, provider, reference);
    }

    private static boolean isTaken(Transaction tx, AttemptId id, String provider, String reference) {
        return tx.attempts()
                .findByReference(Subtree.all(), provider, reference)
                .filter(other -> !other.id().equals(id))
                .isPresent();
    }
}
