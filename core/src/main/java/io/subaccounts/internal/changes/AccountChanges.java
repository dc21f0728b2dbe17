package io.subaccounts.internal.changes;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.internal.verification.PendingTimes;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycApproval;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one place where an account's row is stored anew. Whatever changes it, the events of its gate and the next moment at
 * which time alone will change something follow from the new row.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AccountChanges {

    private final KycRules rules;
    private final PendingTimes pending;

    /**
     * Sets the changes up.
     *
     * @param rules how the gate is derived
     * @param evaluator whose policy says how long to wait
     */
    public AccountChanges(KycRules rules, Evaluator evaluator) {
        this.rules = rules;
        this.pending = new PendingTimes(evaluator.policy());
    }

    /**
     * An account as it begins, with what its verification has to remember.
     *
     * @param account the account and those above it
     * @param now the present moment
     * @return the account to insert, and those above it
     */
    public Lineage begun(Lineage account, Instant now) {
        return account.with(account.self().withKyc(remembered(account.self(), now)));
    }

    /**
     * Stores an account's row at its next version, and records the events that follow. The caller holds the account's tree
     * exclusively.
     *
     * @param tx the transaction
     * @param within what the caller may see
     * @param before the stored row
     * @param changed the account with its changed row, still at the version before, and those above it from now on
     * @param now the present moment
     * @return the account as it is stored now
     */
    public Lineage store(Transaction tx, Subtree within, AccountRow before, Lineage changed, Instant now) {
        AccountRow decided = withHold(before, withoutOutlived(before, changed.self()), now);
        KycRow kyc = remembered(decided, now);
        AccountRow next = decided.withKyc(kyc).next(now);
        if (!tx.accounts().update(within, next, before.version())) {
            throw new IllegalStateException("the storage let a row change under an exclusive lock");
        }
        if (!before.isDeleted()) {
            announcement(decided, now)
                    .since(said(before))
                    .forEach(notice -> tx.events().append(within, next.id(), notice.type(), now, notice.data()));
        }
        return changed.with(next);
    }

    /**
     * Says whether a row remembers something else of its verification than it should now.
     *
     * @param row the account's row
     * @param now the present moment
     * @return true if it is to be stored anew
     */
    public boolean isStale(AccountRow row, Instant now) {
        return !remembered(row, now).equals(row.kyc());
    }

    /**
     * Stores an account's row anew if what it remembers of its verification is not what it should remember now.
     *
     * @param tx the transaction
     * @param within what the caller may see
     * @param account the account and those above it, under an exclusive lock
     * @param now the present moment
     * @return whether it was stored anew
     */
    public boolean refresh(Transaction tx, Subtree within, Lineage account, Instant now) {
        if (!isStale(account.self(), now)) {
            return false;
        }
        store(tx, within, account.self(), account, now);
        return true;
    }

    /**
     * Letting an account inherit its parent's gate that has not earned its own must not open anything by itself. Overrides
     * and graces are for a time, so they do not count for what is to last.
     */
    private AccountRow withHold(AccountRow before, AccountRow row, Instant now) {
        boolean demoted = before.kycMode() == KycMode.CUSTOMER_USE && row.kycMode() == KycMode.PERSONAL_USE;
        if (!demoted) {
            return row;
        }
        return rules.earned(before, now) ? withKyc(row, row.kyc().approval(), false) : held(row);
    }

    /**
     * An approval is of one customer: of another legal form, or with the PAN of another holder, that is somebody else. Who
     * shows a PAN after the one before was forgotten is not known to be the same.
     */
    private static AccountRow withoutOutlived(AccountRow before, AccountRow row) {
        String present = holder(row);
        boolean another = pan(before).isPresent() && present != null && !present.equals(holder(before));
        return another || before.businessType() != row.businessType()
                ? withKyc(row, null, row.kyc().held())
                : row;
    }

    /** Whose PAN was last decided, good or not; null also where that was forgotten. */
    private static @Nullable String holder(AccountRow row) {
        return pan(row).map(StandingRow.Settled::holder).orElse(null);
    }

    private static Optional<StandingRow.Settled> pan(AccountRow row) {
        return row.kyc().standing(DocumentType.PAN).map(StandingRow::settled);
    }

    /**
     * An account as it goes to another parent: what its old place had not earned, the new one must not open by itself.
     *
     * @param from the account and those above it
     * @param to the account below its new parent
     * @param now the present moment
     * @return the account's row, held if it gets away from a gate that was not earned
     */
    public AccountRow moved(Lineage from, Lineage to, Instant now) {
        return rules.escaped(from, to, now).isEmpty() ? from.self() : held(from.self());
    }

    /** An approval of before was of something else. */
    private static AccountRow held(AccountRow row) {
        return withKyc(row, null, true);
    }

    private static AccountRow withKyc(AccountRow row, @Nullable KycApproval approval, boolean held) {
        KycRow kyc = row.kyc();
        return row.withKyc(new KycRow(kyc.standings(), kyc.override(), approval, held, kyc.announced(), kyc.dueAt()));
    }

    private KycRow remembered(AccountRow row, Instant now) {
        KycRow kyc = row.kyc();
        String announced = announcement(row, now).text();
        return new KycRow(
                kyc.standings(),
                kyc.override(),
                kyc.approval(),
                kyc.held(),
                announced,
                dueAt(row, rules.evaluate(row, now), now));
    }

    /** Of an account from before anything was told, everything until it was last stored is taken as told. */
    private Announcement said(AccountRow row) {
        return Announcement.parse(row.kyc().announced()).orElseGet(() -> announcement(row, row.updatedAt()));
    }

    private Announcement announcement(AccountRow row, Instant now) {
        KycGate own = rules.gate(new Lineage(List.of(row)), now).gate();
        return Announcement.of(own, rules.evaluate(row, now), now);
    }

    private @Nullable Instant dueAt(AccountRow row, KycEvaluation evaluation, Instant now) {
        var moments = new ArrayList<Instant>();
        Instant next = evaluation.nextChange();
        if (next != null) {
            moments.add(next);
        }
        KycRules.override(row, now).ifPresent(override -> moments.add(override.until()));
        for (StandingRow standing : row.kyc().standings()) {
            pending.lapseOf(standing).ifPresent(moments::add);
        }
        return moments.stream().min(Instant::compareTo).orElse(null);
    }
}
