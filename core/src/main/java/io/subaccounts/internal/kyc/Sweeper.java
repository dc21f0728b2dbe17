package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.error.ValidationException;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.internal.verification.PendingTimes;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What time has made due: sessions end or are reminded of, pending attempts are given up, and requirements that fell due,
 * expired or are past due are told of. Each account and session is a transaction of its own.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Sweeper {

    private static final int MAX_LIMIT = 1000;
    private static final Duration REMEMBERED = Duration.ofDays(3650);
    private static final Duration FORGET_EVERY = Duration.ofHours(1);

    private final Storage storage;
    private final MicroClock clock;
    private final AccountChanges changes;
    private final Attempts attempts;
    private final SessionProgress progress;
    private final PendingTimes pending;
    private final PolicyRollout rollout;
    private final Stumbles stumbles = new Stumbles();
    private volatile @Nullable Instant forgottenAt;

    /**
     * Sets the sweeper up.
     *
     * @param storage where everything lives
     * @param clock the clock
     * @param changes how rows of accounts change
     * @param attempts how attempts move
     * @param progress how sessions move
     * @param policy how long to wait
     */
    public Sweeper(
            Storage storage,
            MicroClock clock,
            AccountChanges changes,
            Attempts attempts,
            SessionProgress progress,
            KycPolicy policy) {
        this.storage = storage;
        this.clock = clock;
        this.changes = changes;
        this.attempts = attempts;
        this.progress = progress;
        this.pending = new PendingTimes(policy);
        this.rollout = new PolicyRollout(storage, clock, changes, stumbles, policy);
    }

    /**
     * Does what is due.
     *
     * @param limit the largest number of accounts and of sessions to look at
     * @return how many were changed
     */
    public int sweep(int limit) {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new ValidationException("limit", "must be 1 to " + MAX_LIMIT);
        }
        forget();
        return stumbles.past("the roll-out of the policy", () -> rollout.next(limit))
                + stumbles.past("the sessions that are due", () -> sessions(limit))
                + stumbles.past("the accounts that are due", () -> accounts(limit));
    }

    /** Those that were stumbled over are due again and again; they must not keep others from coming up. */
    private int sessions(int limit) {
        int atMost = limit + stumbles.count();
        List<SessionId> due = storage.read(tx -> tx.sessions().due(Subtree.all(), clock.now(), atMost));
        return due.stream()
                .mapToInt(session -> stumbles.past(session, () -> storage.write(tx -> sweep(tx, session)) ? 1 : 0))
                .sum();
    }

    private int accounts(int limit) {
        int atMost = limit + stumbles.count();
        List<AccountId> due = storage.read(tx -> tx.accounts().kycDue(Subtree.all(), clock.now(), atMost));
        return due.stream()
                .mapToInt(account -> stumbles.past(account, () -> storage.write(tx -> sweep(tx, account)) ? 1 : 0))
                .sum();
    }

    /** Callbacks are told apart from repeated ones for much longer than providers repeat them, but not for ever. */
    private void forget() {
        Instant now = clock.now();
        Instant last = forgottenAt;
        if (last == null || !now.isBefore(last.plus(FORGET_EVERY))) {
            forgottenAt = now;
            storage.write(tx -> tx.callbacks().forget(now.minus(REMEMBERED)));
        }
    }

    private boolean sweep(Transaction tx, SessionId id) {
        Conclusions.hold(tx, find(tx, id).account());
        Instant now = clock.now();
        SessionRow session = find(tx, id);
        Instant due = session.dueAt();
        if (due == null || due.isAfter(now)) {
            return false;
        }
        if (progress.move(tx, session, SessionMachine.Event.EXPIRE, edit -> {}, now)
                .isPresent()) {
            return true;
        }
        SessionEdit edit = SessionEdit.of(session);
        edit.dueAt = SessionInput.nextDue(session.reminderDaysBefore(), session.expiresAt(), now);
        SessionProgress.put(tx, session, edit);
        SessionProgress.tell(tx, session, EventType.KYC_REMINDER, now);
        return true;
    }

    private static SessionRow find(Transaction tx, SessionId id) {
        return tx.sessions().find(Subtree.all(), id).orElseThrow();
    }

    private boolean sweep(Transaction tx, AccountId id) {
        Lineage account = Conclusions.hold(tx, id);
        Instant now = clock.now();
        Instant due = account.self().kyc().dueAt();
        if (due == null || due.isAfter(now) || account.self().isDeleted()) {
            return false;
        }
        for (var over = over(account, now); over.isPresent(); over = over(account, now)) {
            account = giveUp(tx, account, over.get(), now);
        }
        changes.store(tx, Subtree.of(id), account.self(), account, now);
        return true;
    }

    private Optional<AttemptId> over(Lineage account, Instant now) {
        AccountRow row = account.self();
        return row.kyc().standings().stream()
                .filter(standing -> pending.isOver(standing, now))
                .findFirst()
                .map(standing -> new AttemptId(
                        row.id(),
                        standing.document(),
                        Objects.requireNonNull(standing.open()).attempt()));
    }

    private Lineage giveUp(Transaction tx, Lineage account, AttemptId id, Instant now) {
        AttemptRow attempt = Conclusions.find(tx, id);
        return attempts.move(tx, account, attempt, Ruling.broken(ProviderFault.LAPSED), edit -> {}, now)
                .orElseThrow()
                .account();
    }
}
