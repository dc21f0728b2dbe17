package io.subaccounts.kyc;

import io.subaccounts.common.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What providers tell us unasked. Safe for use by several threads.
 *
 * <p>A callback changes something only if its signature is right, its time is near, it was not delivered before, and it is
 * about the latest attempt of a document in the same environment, still waiting. Everything else is recorded and changes
 * nothing.
 */
public interface Callbacks {

    /**
     * Takes a callback in. Answer the provider with success, for it need not send the same again; but with an HTTP error if
     * the verdict is {@link Verdict#UNKNOWN} or this throws, so that it delivers again: a callback may be faster than the
     * answer that it is about.
     *
     * @param provider the provider's name, from the address that the host gave it
     * @param headers the request's headers
     * @param body the request's body, byte for byte as it came, at most 256 KiB
     * @return what came of it
     * @throws io.subaccounts.error.ValidationException if the body is too large
     */
    Receipt receive(String provider, Map<String, List<String>> headers, byte[] body);

    /**
     * Lists what was received lately, newest first.
     *
     * @param actor the platform
     * @param provider the provider's name
     * @param limit the largest number of entries, 1 to 1000
     * @return the entries
     */
    List<Delivery> deliveries(Actor actor, String provider, int limit);

    /**
     * What came of a callback.
     *
     * @param verdict what was made of it
     * @param attempt the attempt it is about, null if it names none of ours
     */
    record Receipt(Verdict verdict, @Nullable AttemptId attempt) {}

    /** What was made of a callback. */
    enum Verdict {
        /** It settled its attempt. */
        APPLIED,
        /** It was delivered before. */
        DUPLICATE,
        /** Its signature is wrong or missing, or nothing from that provider is expected. */
        FORGED,
        /** Its signature is right but its time is not near, or it has none. */
        STALE,
        /** Its signature is right but it cannot be understood. */
        MALFORMED,
        /** It is about no attempt of ours, perhaps not yet. To be answered by an HTTP error, and taken when it comes again. */
        UNKNOWN,
        /** It is about a live attempt and comes from test mode, or the reverse. */
        OTHER_ENVIRONMENT,
        /** A later attempt has taken the place of the one it is about. */
        SUPERSEDED,
        /** The attempt it is about was settled before. */
        SETTLED_BEFORE,
        /**
         * It says that nothing is decided yet; or it is about a request that nobody has put to use, and is a fault or comes
         * while its document may not be tried.
         */
        NOTHING_NEW
    }

    /**
     * One entry in the list of what was received.
     *
     * @param deliveryId the provider's identifier of the delivery; for forged ones a bucket in which they are counted
     * @param verdict what was made of the first one
     * @param attempt the attempt it is about, null if it names none of ours
     * @param times how often it came
     * @param firstAt when it came first
     * @param lastAt when it came last
     */
    record Delivery(
            String deliveryId,
            Verdict verdict,
            @Nullable AttemptId attempt,
            long times,
            Instant firstAt,
            Instant lastAt) {}
}
