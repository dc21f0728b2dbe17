package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.error.ConflictException;
import io.subaccounts.error.ErrorCode;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.util.Objects;
import java.util.Set;

/** A submission by a customer in its session: the key is checked inside each transaction. */
record SessionAdmission(SessionKeys keys, SessionProgress progress, MicroClock clock, String keyHash, SessionRow seen)
        implements Admission {

    @Override
    public AccountId subject() {
        return seen.account();
    }

    @Override
    public SessionId session() {
        return seen.id();
    }

    @Override
    public boolean unlimited() {
        return false;
    }

    @Override
    public Lineage look(Transaction tx) {
        requireConsent(keys.require(tx, keyHash));
        return tx.accounts().find(within(), subject()).orElseThrow(SessionKeys::refused);
    }

    @Override
    public Lineage enter(Transaction tx) {
        Lineage account = hold(tx);
        requireConsent(keys.require(tx, keyHash));
        return account;
    }

    @Override
    public void submitted(Transaction tx) {
        if (progress.move(tx, keys.require(tx, keyHash), SessionMachine.Event.SUBMIT, edit -> {}, clock.now())
                .isEmpty()) {
            throw SessionKeys.refused();
        }
    }

    private Lineage hold(Transaction tx) {
        return Objects.requireNonNull(tx.accounts()
                .lock(within(), Set.of(subject()), TreeLock.EXCLUSIVE)
                .get(subject()));
    }

    private Subtree within() {
        return Subtree.of(subject());
    }

    private static void requireConsent(SessionRow session) {
        if (session.consent() == null) {
            throw new ConflictException(ErrorCode.WRONG_STATE, "the customer has to consent first");
        }
    }

    /** Hides the hash of the key. */
    @Override
    public String toString() {
        return "SessionAdmission[" + seen.id() + "]";
    }
}
