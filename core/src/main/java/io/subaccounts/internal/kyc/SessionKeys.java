package io.subaccounts.internal.kyc;

import io.subaccounts.common.Secret;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.signing.LinkTokens;
import io.subaccounts.internal.verification.SessionMachine.Time;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.SessionRow;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import java.time.Instant;
import java.util.Optional;

/**
 * Finds sessions by the tokens that customers present. What does not open anything is refused in one way, whatever is wrong
 * with it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class SessionKeys {

    private final LinkTokens tokens;
    private final MicroClock clock;

    /**
     * Sets the finder up.
     *
     * @param tokens who made the tokens
     * @param clock the clock
     */
    public SessionKeys(LinkTokens tokens, MicroClock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What is stored of a token, empty if it was not made here. */
    Optional<String> hash(LinkTokens.Kind kind, Secret token) {
        String text = token.reveal();
        return tokens.isGenuine(kind, text) ? Optional.of(LinkTokens.hash(text)) : Optional.empty();
    }

    /** The session that a customer's key acts in. */
    SessionRow require(Transaction tx, String keyHash) {
        return find(tx, keyHash)
                .filter(session -> keyHash.equals(session.keyHash()))
                .orElseThrow(SessionKeys::refused);
    }

    /** An active session of an account that is not deleted, by the hash of its link or key. */
    Optional<SessionRow> find(Transaction tx, String hash) {
        Instant now = clock.now();
        return tx.sessions()
                .findByHash(Subtree.all(), hash)
                .filter(session -> !session.state().isFinal())
                .filter(session -> SessionProgress.time(session, now) == Time.LEFT)
                .filter(session -> tx.accounts()
                        .find(Subtree.of(session.account()), session.account())
                        .map(Lineage::self)
                        .filter(account -> !account.isDeleted())
                        .isPresent());
    }

    static NotFoundException refused() {
        return new NotFoundException("session", "with this key");
    }
}
