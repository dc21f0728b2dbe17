package io.subaccounts.spi.kyc.testmode;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A callback on its way, unsigned: whoever carries it adds the signature's headers. Immutable. */
public final class TestDelivery {

    private final Instant dueAt;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    TestDelivery(Instant dueAt, String deliveryId, byte[] body) {
        this.dueAt = dueAt;
        this.headers = Map.of("webhook-id", List.of(deliveryId)); // named so in Standard Webhooks
        this.body = body;
    }

    /**
     * When it is sent.
     *
     * @return the moment
     */
    public Instant dueAt() {
        return dueAt;
    }

    /**
     * The headers it comes with.
     *
     * @return {@code webhook-id} alone, which repeats the delivery id
     */
    public Map<String, List<String>> headers() {
        return headers;
    }

    /**
     * The body, of the media type {@code application/x-www-form-urlencoded}.
     *
     * @return a copy of the body
     */
    public byte[] body() {
        return body.clone();
    }

    /**
     * Hides the body.
     *
     * @return when it is sent, and its headers
     */
    @Override
    public String toString() {
        return "TestDelivery[" + dueAt + ", " + headers + "]";
    }
}
