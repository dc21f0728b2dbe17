package io.subaccounts.internal.kyc;

import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.vault.Vault;
import io.subaccounts.internal.verification.AttemptMachine;
import io.subaccounts.internal.verification.AttemptMachine.Judgement;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.internal.verification.PendingTimes;
import io.subaccounts.internal.verification.Standings;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How attempts begin and move. Each step stores the attempt, where its document stands, what follows for the gate, the
 * events and the session, together in the caller's transaction, which holds the account's tree exclusively.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Attempts {

    private final AccountChanges changes;
    private final SessionProgress progress;
    private final Vault vault;
    private final KycPolicy policy;
    private final PendingTimes pending;

    /**
     * Sets the attempts up.
     *
     * @param changes how rows of accounts change
     * @param progress what becomes of sessions
     * @param vault what seals personal data
     * @param policy how long verified documents are good
     */
    public Attempts(AccountChanges changes, SessionProgress progress, Vault vault, KycPolicy policy) {
        this.changes = changes;
        this.progress = progress;
        this.vault = vault;
        this.policy = policy;
        this.pending = new PendingTimes(policy);
    }

    /** An attempt and its account, as they are stored now. */
    record Step(Lineage account, AttemptRow attempt) {}

    /** Begins an attempt that nothing is submitted for yet, in place of another such one, also if that waits behind others. */
    Step initiate(
            Transaction tx,
            Lineage account,
            DocumentType document,
            @Nullable SessionId session,
            Consumer<AttemptEdit> facts,
            Instant now) {
        Lineage cleared = UnderWay.waiting(tx, account, account.self().kyc(), document)
                .map(earlier -> supersede(tx, account, earlier, now))
                .orElse(account);
        return begin(tx, cleared, document, session, facts, now);
    }

    /** Begins an attempt with a submission, in place of whatever is under way. */
    Step submit(
            Transaction tx,
            Lineage account,
            DocumentType document,
            @Nullable SessionId session,
            Consumer<AttemptEdit> facts,
            Instant now) {
        Lineage cleared = supersede(tx, account, document, now);
        Consumer<AttemptEdit> started = edit -> {
            edit.state = target(edit.state, AttemptMachine.Event.SUBMIT, Judgement.ACCEPT);
            edit.submittedAt = now;
            facts.accept(edit);
        };
        return begin(tx, cleared, document, session, started, now);
    }

    /** Puts an attempt that was only initiated to use, in place of whatever else is under way. */
    Step submit(
            Transaction tx,
            Lineage account,
            AttemptRow initiated,
            @Nullable SessionId session,
            Consumer<AttemptEdit> facts,
            Instant now) {
        Consumer<AttemptEdit> bound = edit -> {
            edit.session = session == null ? edit.session : session;
            facts.accept(edit);
        };
        Lineage cleared = alone(tx, account, initiated, now);
        return move(tx, cleared, initiated, Ruling.plain(AttemptMachine.Event.SUBMIT), bound, now)
                .orElseThrow(() -> UnderWay.used(initiated));
    }

    /** Counts that a request is asked about again, like one more attempt of its session. */
    void countAgain(Transaction tx, @Nullable SessionId session, AttemptRow request, Instant now) {
        if (session != null && request.fetches() > 0) {
            progress.begun(tx, request.id().account(), session, now);
        }
    }

    /** Lets a provider's word settle an attempt; a request that nobody has put to use yet is put to use by that. */
    Optional<Step> settle(Transaction tx, Lineage account, AttemptRow attempt, Ruling ruling, Instant now) {
        boolean unused = attempt.state() == AttemptState.INITIATED;
        Lineage cleared = unused ? alone(tx, account, attempt, now) : account;
        return move(tx, cleared, attempt, ruling, edit -> edit.submittedAt = unused ? now : edit.submittedAt, now);
    }

    /** Ends whatever else is under way. */
    private Lineage alone(Transaction tx, Lineage account, AttemptRow attempt, Instant now) {
        DocumentType document = attempt.id().document();
        return UnderWay.open(account, document)
                .filter(open -> open.attempt() != attempt.id().number())
                .map(open -> supersede(tx, account, document, now))
                .orElse(account);
    }

    /**
     * Moves an attempt as a ruling says, unless its time is over: then it is given up, whatever happens to it so late.
     *
     * @param tx the transaction
     * @param account the account and those above it, under an exclusive lock
     * @param attempt the attempt as it is stored
     * @param said what happens
     * @param facts what else to put on record
     * @param now the present moment
     * @return the attempt and the account afterwards, empty if nothing happens in the attempt's state
     */
    Optional<Step> move(
            Transaction tx,
            Lineage account,
            AttemptRow attempt,
            Ruling said,
            Consumer<AttemptEdit> facts,
            Instant now) {
        Ruling ruling = isOver(attempt, now) ? Ruling.broken(ProviderFault.LAPSED) : said;
        Optional<AttemptState> target = AttemptMachine.TABLE.move(attempt.state(), ruling.event(), ruling.judgement());
        if (target.isEmpty()) {
            return Optional.empty();
        }
        AttemptEdit edit = AttemptEdit.of(attempt);
        edit.state = target.get();
        record(edit, ruling, now);
        facts.accept(edit);
        AttemptRow next = edit.next();
        if (!tx.attempts().update(within(account), next, attempt.version())) {
            throw new IllegalStateException("the storage let an attempt change under an exclusive lock");
        }
        return Optional.of(follow(tx, account, next, now));
    }

    /** Ends all that is under way, also what waits behind something else. */
    Lineage abandon(Transaction tx, Lineage account, Instant now) {
        Lineage cleared = account;
        for (DocumentType document : DocumentType.values()) {
            while (UnderWay.open(cleared, document).isPresent()) {
                cleared = supersede(tx, cleared, document, now);
            }
        }
        return cleared;
    }

    /** Says whether a ruling does anything to an attempt whose time is not over. */
    static boolean moves(AttemptRow attempt, Ruling ruling) {
        return AttemptMachine.TABLE
                .move(attempt.state(), ruling.event(), ruling.judgement())
                .isPresent();
    }

    /** Says whether an attempt's time is over, whether or not anybody has noticed. */
    boolean isOver(AttemptRow attempt, Instant now) {
        return pending.isOver(attempt, now);
    }

    /** Puts something on record with an attempt that stays where it is. False if its reference is another attempt's. */
    boolean note(Transaction tx, Lineage account, AttemptRow attempt, Consumer<AttemptEdit> facts) {
        AttemptEdit edit = AttemptEdit.of(attempt);
        facts.accept(edit);
        return tx.attempts().update(within(account), edit.next(), attempt.version());
    }

    static Subtree within(Lineage account) {
        return Subtree.of(account.self().id());
    }

    private Step begin(
            Transaction tx,
            Lineage account,
            DocumentType document,
            @Nullable SessionId session,
            Consumer<AttemptEdit> facts,
            Instant now) {
        var id = new AttemptId(account.self().id(), document, UnderWay.last(account, document) + 1);
        AttemptEdit edit = AttemptEdit.begin(id, session, now);
        facts.accept(edit);
        AttemptRow row = edit.next();
        if (!tx.attempts().insert(within(account), row)) {
            throw new IllegalStateException("the storage has an attempt that its document does not know of");
        }
        if (session != null) {
            progress.begun(tx, id.account(), session, now);
        }
        return follow(tx, account, row, now);
    }

    private Lineage supersede(Transaction tx, Lineage account, DocumentType document, Instant now) {
        return UnderWay.open(account, document)
                .map(open -> new AttemptId(account.self().id(), document, open.attempt()))
                .map(id -> tx.attempts().find(within(account), id).orElseThrow())
                .map(attempt -> supersede(tx, account, attempt, now))
                .orElse(account);
    }

    /** Says nothing about the session: what takes the attempt's place follows at once. */
    private Lineage supersede(Transaction tx, Lineage account, AttemptRow attempt, Instant now) {
        return move(tx, account, attempt, Ruling.plain(AttemptMachine.Event.SUPERSEDE), edit -> {}, now)
                .orElseThrow()
                .account();
    }

    /** What follows from an attempt's new state. */
    private Step follow(Transaction tx, Lineage account, AttemptRow attempt, Instant now) {
        AccountRow self = account.self();
        AttemptEvents.tell(tx, attempt, now);
        AccountRow changed = self.withKyc(UnderWay.standings(tx, account, attempt));
        Lineage stored = changes.store(tx, within(account), self, account.with(changed), now);
        if (Standings.isDecided(attempt.state())) {
            progress.after(tx, stored, attempt, now);
        }
        return new Step(stored, attempt);
    }

    private void record(AttemptEdit edit, Ruling ruling, Instant now) {
        if (ruling.event() == AttemptMachine.Event.SUBMIT) {
            edit.submittedAt = now;
        } else if (ruling.event() == AttemptMachine.Event.WITHHOLD) {
            edit.submittedAt = null;
        }
        if (ruling.nameBand() != null) {
            edit.nameScore = ruling.nameScore();
            edit.nameBand = ruling.nameBand();
        }
        if (ruling.failure() != null) {
            edit.failure = ruling.failure();
        }
        if (ruling.fault() != null) {
            edit.fault = ruling.fault();
        }
        if (ruling.findings() != null) {
            edit.sealedFindings = vault.seal(edit.id, ruling.findings());
        }
        if (edit.state.isFinal()) {
            edit.settledAt = now;
        }
        if (edit.state == AttemptState.VERIFIED) {
            edit.validUntil = policy.rechecks()
                    .validFor(edit.id.document())
                    .map(now::plus)
                    .orElse(null);
        }
    }

    private static AttemptState target(AttemptState from, AttemptMachine.Event event, Judgement judgement) {
        return AttemptMachine.TABLE
                .move(from, event, judgement)
                .orElseThrow(() -> new IllegalStateException(AttemptMachine.TABLE.refusal(from, event, judgement)));
    }
}
