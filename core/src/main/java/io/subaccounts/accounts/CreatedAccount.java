package io.subaccounts.accounts;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;

/**
 * A new account and its primary credential.
 *
 * @param account the account
 * @param authToken the token of its primary credential; this is the only time it can be read
 */
public record CreatedAccount(Account account, Secret authToken) {

    /**
     * The account's identifier, which is what callers send as {@code auth_id}.
     *
     * @return the identifier
     */
    public AccountId authId() {
        return account.id();
    }

    /**
     * The account as an actor with its full rights.
     *
     * @return the actor
     */
    public Actor asActor() {
        return Actor.account(account.id());
    }
}
