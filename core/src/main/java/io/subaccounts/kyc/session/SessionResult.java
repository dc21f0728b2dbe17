package io.subaccounts.kyc.session;

import io.subaccounts.common.Secret;
import java.time.Instant;

/** The answer to a call that would make a link. */
public sealed interface SessionResult {

    /**
     * There is a link.
     *
     * @param session the session
     * @param link the link's token, readable only here and good for one opening
     */
    record Ready(KycSession session, Secret link) implements SessionResult {}

    /**
     * The account has an active session, and it was not to be replaced.
     *
     * @param session the active one
     */
    record AlreadyActive(KycSession session) implements SessionResult {}

    /**
     * The link was sent a short time ago.
     *
     * @param session the session
     * @param retryFrom from when it can be sent again
     */
    record TooSoon(KycSession session, Instant retryFrom) implements SessionResult {}
}
