package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.events.EventType;
import io.subaccounts.internal.changes.AccountChanges;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.verification.Holders;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.privacy.PersonalData.Erasure;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Erases personal data, except for what the law wants kept for longer.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Erasures {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final AccountChanges changes;
    private final KycPolicy policy;

    /**
     * Sets the erasures up.
     *
     * @param storage where personal data lives
     * @param authority who may erase it
     * @param clock the clock
     * @param changes how rows of accounts change
     * @param policy how long it must be kept
     */
    public Erasures(Storage storage, Authority authority, MicroClock clock, AccountChanges changes, KycPolicy policy) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.changes = changes;
        this.policy = policy;
    }

    Erasure erase(Actor actor, AccountId subject, String reason) {
        String checked = Decisions.reason(reason);
        return storage.write(tx -> {
            Lineage account = authority.require(tx, actor, Action.ERASE_KYC, subject, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            var tally = new Tally();
            Disclosures.attempts(tx, subject).forEach(row -> erase(tx, row, now, tally));
            Disclosures.sessions(tx, subject).forEach(row -> erase(tx, row, now, tally));
            forgetHolders(tx, account, tally.attempts, now);
            Redactions.redact(tx, subject);
            tx.events()
                    .append(
                            Subtree.of(subject),
                            subject,
                            EventType.KYC_DATA_ERASED,
                            now,
                            Map.of(
                                    "by", Decisions.operator(actor),
                                    "reason", checked,
                                    "erased", String.valueOf(tally.erased),
                                    "held", String.valueOf(tally.held)));
            return new Erasure(tally.erased, tally.held, tally.heldUntil);
        });
    }

    private void forgetHolders(Transaction tx, Lineage account, Set<AttemptId> attempts, Instant now) {
        AccountRow before = account.self();
        AccountRow forgotten = before.withKyc(Holders.forgotten(before.kyc(), attempts));
        if (!forgotten.equals(before)) {
            changes.store(tx, Attempts.within(account), before, account.with(forgotten), now);
        }
    }

    private static final class Tally {
        private final Set<AttemptId> attempts = new HashSet<>();
        private int erased;
        private int held;
        private @Nullable Instant heldUntil;

        private void hold(Instant until) {
            held++;
            heldUntil = heldUntil == null || heldUntil.isBefore(until) ? until : heldUntil;
        }
    }

    /** What is still under way is needed, and held until it is settled. */
    private void erase(Transaction tx, AttemptRow row, Instant now, Tally tally) {
        AttemptEdit edit = AttemptEdit.of(row);
        edit.forget();
        if (edit.sameAs(row)) {
            return;
        }
        Instant settledAt = row.settledAt() == null ? now : row.settledAt();
        Instant free = settledAt.plus(policy.retention().legalHold());
        if (row.settledAt() == null || free.isAfter(now)) {
            tally.hold(free);
            return;
        }
        if (!tx.attempts().update(Subtree.of(row.id().account()), edit.next(), row.version())) {
            throw new IllegalStateException("the storage let an attempt change under an exclusive lock");
        }
        tally.attempts.add(row.id());
        tally.erased++;
    }

    private void erase(Transaction tx, SessionRow row, Instant now, Tally tally) {
        SessionEdit edit = SessionEdit.of(row);
        edit.forget();
        if (edit.sameAs(row)) {
            return;
        }
        Instant endedAt = row.endedAt() == null ? row.expiresAt() : row.endedAt();
        Instant free = endedAt.plus(policy.retention().legalHold());
        if (row.endedAt() == null || free.isAfter(now)) {
            tally.hold(free);
            return;
        }
        SessionProgress.put(tx, row, edit);
        tally.erased++;
    }
}
