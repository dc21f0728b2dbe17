package io.subaccounts.internal.signing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of checking a signature.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public sealed interface Authenticity {

    /**
     * The sender holds a key, and signed now if it said when.
     *
     * @param deliveryId what identifies the delivery: a signed header, or else a digest of what is signed
     * @param timestamp when it was signed, null if no header says so; then the time in the body is to be checked
     */
    record Genuine(String deliveryId, @Nullable Instant timestamp) implements Authenticity {}

    /**
     * The sender holds a key, but signed too long ago, or in the future: repeated, or clocks are wrong.
     *
     * @param deliveryId what identifies the delivery: a signed header, or else a digest of what is signed
     * @param timestamp when it was signed
     */
    record Stale(String deliveryId, Instant timestamp) implements Authenticity {}

    /**
     * Nothing shows that the sender holds a key.
     *
     * @param flaw what is wrong; not for the sender's eyes
     */
    record Forged(Flaw flaw) implements Authenticity {}

    /** Why a signature is not accepted. */
    enum Flaw {
        /** A header that must be there is not. */
        MISSING_HEADER,
        /** A header comes twice, is too long, or holds what it cannot hold. */
        MALFORMED_HEADER,
        /** No signature is of a version that we know. */
        UNKNOWN_VERSION,
        /** No signature is right under any key. */
        WRONG_SIGNATURE
    }
}
