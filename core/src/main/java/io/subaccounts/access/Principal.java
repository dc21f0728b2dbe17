package io.subaccounts.access;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.CredentialId;
import java.time.Instant;

/**
 * Who a caller turned out to be. Names an identity and grants nothing: each use is decided anew, and refused as soon as
 * the account, the credential or the very secret that was presented no longer works.
 *
 * @param account the account
 * @param credential the credential that was presented
 * @param secretNumber which of the credential's secrets was presented
 * @param authenticatedAt when
 */
public record Principal(AccountId account, CredentialId credential, int secretNumber, Instant authenticatedAt) {

    /**
     * The principal as actor of management calls, no wider than its credential.
     *
     * @return the actor
     */
    public Actor asActor() {
        return new Actor.OfCredential(account, credential, secretNumber);
    }
}
