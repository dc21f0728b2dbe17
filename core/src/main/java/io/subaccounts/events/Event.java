package io.subaccounts.events;

import io.subaccounts.common.AccountId;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened to an account. Holds no secret and no personal data but masks.
 *
 * @param account the account
 * @param number its place among the account's events: the first is 1, each further one is larger by 1
 * @param type what happened
 * @param at when
 * @param data the particulars, by name: such as {@code session_id}, {@code document}, {@code attempt}, {@code state}
 */
public record Event(AccountId account, long number, EventType type, Instant at, Map<String, String> data) {

    /** Takes a copy of the data. */
    public Event {
        data = Map.copyOf(data);
    }

    /**
     * The identifier that receivers recognise repeated deliveries by.
     *
     * @return the account and the number, without dots
     */
    public String id() {
        return account + "-" + number;
    }
}
