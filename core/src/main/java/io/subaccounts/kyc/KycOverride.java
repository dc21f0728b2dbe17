package io.subaccounts.kyc;

import java.time.Instant;

/**
 * A decision of the platform's over the policy's head, for a time. Must not hold document numbers.
 *
 * @param effect what it does
 * @param reference where the grounds are kept, 1 to 100 visible ASCII characters
 * @param reason the grounds in words, 1 to 500 characters
 * @param until when it ends, after now and within five years
 */
public record KycOverride(Effect effect, String reference, String reason, Instant until) {

    /** What an override does. */
    public enum Effect {
        /** Opens the account's own gate, whatever is missing; of one that is held, lets it inherit. */
        OPEN,
        /** Blocks the account's own gate, whatever is there. */
        BLOCK
    }

    /**
     * An override that opens.
     *
     * @param reference where the grounds are kept
     * @param reason the grounds in words
     * @param until when it ends
     * @return the override
     */
    public static KycOverride open(String reference, String reason, Instant until) {
        return new KycOverride(Effect.OPEN, reference, reason, until);
    }

    /**
     * An override that blocks.
     *
     * @param reference where the grounds are kept
     * @param reason the grounds in words
     * @param until when it ends
     * @return the override
     */
    public static KycOverride block(String reference, String reason, Instant until) {
        return new KycOverride(Effect.BLOCK, reference, reason, until);
    }
}
