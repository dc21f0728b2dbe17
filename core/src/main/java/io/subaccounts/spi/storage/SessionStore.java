package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The hosted sessions. An account has at most one that is not final; none is ever removed. */
public interface SessionStore {

    /**
     * Adds a session.
     *
     * @param within what the call may see
     * @param row the session
     * @return false, with nothing changed, if the id was ever used before, the account has a session that is not final, or
     *     does not exist within
     */
    boolean insert(Subtree within, SessionRow row);

    /**
     * Finds a session.
     *
     * @param within what the call may see
     * @param id which
     * @return its row, empty if it does not exist within
     */
    Optional<SessionRow> find(Subtree within, SessionId id);

    /**
     * Finds an account's session that is not final.
     *
     * @param within what the call may see
     * @param account whose
     * @return its row, empty if there is none within
     */
    Optional<SessionRow> findActive(Subtree within, AccountId account);

    /**
     * Finds the session with a link or a customer's key, compared byte for byte.
     *
     * @param within what the call may see
     * @param hash the hash of either
     * @return its row, empty if there is none within
     */
    Optional<SessionRow> findByHash(Subtree within, String hash);

    /**
     * Replaces a session's row, except for its id, its account and its creation, if it is still at a version.
     *
     * @param within what the call may see
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at
     * @return false, with nothing changed, if it is not there or not at that version
     */
    boolean update(Subtree within, SessionRow row, long expectedVersion);

    /**
     * Lists an account's sessions.
     *
     * @param within what the call may see
     * @param listing which
     * @return at most the limit, in order
     */
    List<SessionRow> list(Subtree within, SessionListing listing);

    /**
     * Finds the sessions that time has made something due for, by their identifiers alone, so that one that cannot be read
     * keeps no other from being found.
     *
     * @param within what the call may see
     * @param now the present moment
     * @param limit the largest number of sessions
     * @return the identifiers of those with {@code dueAt} at or before the moment, the earliest first, then by id
     */
    List<SessionId> due(Subtree within, Instant now, int limit);
}
