package io.subaccounts.tck.storage;

import io.subaccounts.events.EventType;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.session.SessionState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.AttemptRow;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.SigningSecretRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Map;

/**
 * What an account of a {@link World} has about its verification beside an event.
 *
 * @param attempt a verified attempt with a reference
 * @param session its session, which is not final unless the account is deleted
 * @param signingSecret what its events are signed with
 */
record Dossier(AttemptRow attempt, SessionRow session, SigningSecretRow signingSecret) {

    static final String PROVIDER = "provider";

    /** The hash of the one document that everybody was verified by. */
    static final String FINGERPRINT = "fingerprint";

    /** When everything has become due. */
    static final Instant DUE = Samples.EPOCH.plusSeconds(100_000_000);

    static Dossier of(AccountRow account, Samples samples) {
        var session = SessionDraft.of(samples.sessionOf(account))
                .hashes("link of " + account.id(), "key of " + account.id())
                .state(account.isDeleted() ? SessionState.REVOKED : SessionState.OPENED)
                .row();
        var attempt = AttemptDraft.of(samples.attemptOf(account))
                .check(PROVIDER, "check of " + account.id())
                .session(session.id())
                .numbers(FINGERPRINT, null, null)
                .state(AttemptState.VERIFIED)
                .row();
        return new Dossier(attempt, session, new SigningSecretRow(account.id(), "sealed", null, null, 1));
    }

    void store(Transaction tx) {
        tx.sessions().insert(Subtree.all(), session);
        tx.attempts().insert(Subtree.all(), attempt);
        tx.events().putSigningSecret(Subtree.all(), signingSecret, 0);
        tx.events()
                .append(
                        Subtree.all(),
                        session.account(),
                        EventType.KYC_INITIATED,
                        session.createdAt(),
                        Map.of("session_id", session.id().value()));
    }
}
