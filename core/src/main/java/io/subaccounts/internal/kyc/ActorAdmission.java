package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import org.jspecify.annotations.Nullable;

/** A submission by an actor: the right is decided inside each transaction. */
record ActorAdmission(Authority authority, Actor actor, AccountId subject) implements Admission {

    @Override
    public @Nullable SessionId session() {
        return null;
    }

    @Override
    public boolean unlimited() {
        return actor instanceof Actor.Platform;
    }

    @Override
    public Lineage look(Transaction tx) {
        return authority.require(tx, actor, Action.VERIFY_KYC, subject);
    }

    @Override
    public Lineage enter(Transaction tx) {
        return authority.require(tx, actor, Action.VERIFY_KYC, subject, TreeLock.EXCLUSIVE);
    }

    @Override
    public void submitted(Transaction tx) {}
}
