package io.subaccounts.events;

import java.util.Map;

/**
 * An event ready to be sent, as Standard Webhooks asks: <a href="https://www.standardwebhooks.com/">specification</a>.
 *
 * <p>The body is an object of {@code type} ({@link EventType#text()}), {@code timestamp} ({@link Event#at()}, ISO 8601 in
 * UTC), {@code account} (its identifier), {@code number} (a JSON number) and {@code data} (an object whose values are all
 * texts, {@link Event#data()}). New keys may be added.
 *
 * @param event the event
 * @param headers {@code webhook-id}, {@code webhook-timestamp} and {@code webhook-signature}
 * @param body the JSON to send, byte for byte
 */
public record SignedEvent(Event event, Map<String, String> headers, String body) {

    /** Takes a copy of the headers. */
    public SignedEvent {
        headers = Map.copyOf(headers);
    }
}
