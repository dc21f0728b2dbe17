package io.subaccounts.events;

import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import java.time.Duration;
import java.util.List;

/**
 * What happened. Each event is recorded in the transaction of the change it tells of, so there is no change without its
 * event and no event without its change. Safe for use by several threads; throws what the methods of
 * {@link io.subaccounts.accounts.Accounts} throw.
 */
public interface Events {

    /**
     * Reads an account's own events in order, from a place on.
     *
     * @param actor the account itself, one above it, or the platform
     * @param account the account
     * @param after the number of the last event seen, 0 for none
     * @param limit the largest number of events, 1 to 1000
     * @return the events, none if there is nothing new
     */
    List<Event> read(Actor actor, AccountId account, long after, int limit);

    /**
     * Makes a secret that the account's events are signed with, in place of the one before. It is not the account's token
     * and opens nothing.
     *
     * @param actor the account itself, one above it, or the platform
     * @param account the account
     * @param overlap for how long signatures are made with the old secret too, zero to 7 days
     * @return the secret, readable only here: {@code whsec_} and 32 random bytes in Base64
     * @throws io.subaccounts.error.ValidationException if the overlap is out of range
     * @throws io.subaccounts.error.ConflictException if there is no field cipher to keep it under
     */
    Secret rotateSigningSecret(Actor actor, AccountId account, Duration overlap);

    /**
     * Signs an event for sending now.
     *
     * @param actor the account itself, one above it, or the platform
     * @param event an event that {@link #read} answered
     * @return what to send
     * @throws io.subaccounts.error.ConflictException if the account has no signing secret
     * @throws io.subaccounts.error.NotFoundException if there is no such event
     */
    SignedEvent sign(Actor actor, Event event);
}
