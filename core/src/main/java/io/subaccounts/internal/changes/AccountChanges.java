package io.subaccounts.internal.changes;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.internal.verification.PendingTimes;
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
        AccountRow held = withHold(before, changed.self(), now);
        KycRow kyc = remembered(held, now);
        AccountRow next = held.withKyc(kyc).next(now);
        if (!tx.accounts().update(within, next, before.version())) {
            throw new IllegalStateException("the storage let a row change under an exclusive lock");
        }
        Optional<Announcement> earlier = before.isDeleted()
                ? Optional.empty()
                : Announcement.parse(before.kyc().announced());
        if (earlier.isPresent()) {
            Announcement present = Announcement.parse(kyc.announced()).orElseThrow();
            present.since(earlier.get())
                    .forEach(notice -> tx.events().append(within, next.id(), notice.type(), now, notice.data()));
        }
        return changed.with(next);
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
        if (remembered(account.self(), now).equals(account.self().kyc())) {
            return false;
        }
        store(tx, within, account.self(), account, now);
        return true;
    }

    /**
     * Letting an account inherit its parent's gate that has not earned its own must not open anything by itself. An override
     * is for a time, so it does not count for what is to last.
     */
    private AccountRow withHold(AccountRow before, AccountRow row, Instant now) {
        boolean demoted = before.kycMode() == KycMode.CUSTOMER_USE && row.kycMode() == KycMode.PERSONAL_USE;
        return demoted ? held(row, !rules.earned(before, now)) : row;
    }

    /**
     * An account as it goes to another parent: what its old place kept blocked, the new one must not open by itself.
     *
     * @param from the account and those above it
     * @param to the account below its new parent
     * @param now the present moment
     * @return the account's row, held if the move would open its gate
     */
    public AccountRow moved(Lineage from, Lineage to, Instant now) {
        boolean opens = rules.gate(from, now).gate() == KycGate.BLOCKED
                && rules.gate(to, now).gate() == KycGate.OPEN;
        return opens ? held(from.self(), true) : from.self();
    }

    private static AccountRow held(AccountRow row, boolean value) {
        KycRow kyc = row.kyc();
        return row.withKyc(
                new KycRow(kyc.standings(), kyc.override(), kyc.approval(), value, kyc.announced(), kyc.dueAt()));
    }

    private KycRow remembered(AccountRow row, Instant now) {
        KycEvaluation evaluation = rules.evaluate(row, now);
        KycGate own = rules.gate(new Lineage(List.of(row)), now).gate();
        String announced = Announcement.of(own, evaluation, now).text();
        KycRow kyc = row.kyc();
        return new KycRow(
                kyc.standings(), kyc.override(), kyc.approval(), kyc.held(), announced, dueAt(row, evaluation, now));
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
