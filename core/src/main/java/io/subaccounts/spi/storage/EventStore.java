package io.subaccounts.spi.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.events.Event;
import io.subaccounts.events.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened to accounts, in order per account. */
public interface EventStore {

    /**
     * Adds an event after the account's last one. The caller holds the account's tree exclusively.
     *
     * @param within what the call may see
     * @param account whose
     * @param type what happened
     * @param at when
     * @param data the particulars
     * @return its number, 1 for the account's first; 0, with nothing changed, if the account does not exist within
     */
    long append(Subtree within, AccountId account, EventType type, Instant at, Map<String, String> data);

    /**
     * Replaces the particulars of an event, because some of them were erased. Nothing else of it changes.
     *
     * @param within what the call may see
     * @param account whose
     * @param number the event's number
     * @param data the particulars that are left
     * @return false, with nothing changed, if there is no such event within
     */
    boolean redact(Subtree within, AccountId account, long number, Map<String, String> data);

    /**
     * Lists an account's events by rising number.
     *
     * @param within what the call may see
     * @param account whose
     * @param after only those with larger numbers
     * @param limit the largest number of events
     * @return the events, none if the account does not exist within
     */
    List<Event> list(Subtree within, AccountId account, long after, int limit);

    /**
     * Finds what an account's events are signed with.
     *
     * @param within what the call may see
     * @param account whose
     * @return the row, empty if there is none within
     */
    Optional<SigningSecretRow> findSigningSecret(Subtree within, AccountId account);

    /**
     * Stores what an account's events are signed with, if the stored row is still at a version.
     *
     * @param within what the call may see
     * @param row the new state, with its new version
     * @param expectedVersion the version it must be at, 0 if there must be none
     * @return false, with nothing changed, if it is not at that version, or the account does not exist within
     */
    boolean putSigningSecret(Subtree within, SigningSecretRow row, long expectedVersion);
}
