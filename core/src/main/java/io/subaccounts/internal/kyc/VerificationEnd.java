package io.subaccounts.internal.kyc;

import io.subaccounts.internal.changes.AccountEnd;
import io.subaccounts.internal.verification.SessionMachine;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;

/**
 * The end of a deleted account's verification: its session is revoked and its open attempts are superseded, so that
 * whatever is heard of them later changes nothing.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class VerificationEnd implements AccountEnd {

    private static final String REASON = "the account was deleted";

    private final Attempts attempts;
    private final SessionProgress progress;

    /**
     * Sets the end up.
     *
     * @param attempts how attempts end
     * @param progress how sessions end
     */
    public VerificationEnd(Attempts attempts, SessionProgress progress) {
        this.attempts = attempts;
        this.progress = progress;
    }

    @Override
    public Lineage end(Transaction tx, Lineage account, Instant now) {
        tx.sessions()
                .findActive(Attempts.within(account), account.self().id())
                .filter(session -> progress.move(tx, session, SessionMachine.Event.EXPIRE, edit -> {}, now)
                        .isEmpty())
                .ifPresent(session ->
                        progress.move(tx, session, SessionMachine.Event.REVOKE, edit -> edit.endReason = REASON, now));
        return attempts.abandon(tx, account, now);
    }
}
