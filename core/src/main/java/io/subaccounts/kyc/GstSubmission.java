package io.subaccounts.kyc;

import io.subaccounts.common.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A GSTIN to verify.
 *
 * @param gstin the number; surrounding spaces and lower case are accepted
 * @param name the declared legal name, 1 to 200 characters; null to leave names uncompared, if the policy lets that be
 *     ({@link io.subaccounts.kyc.policy.NameDeclaration}), unless one was declared with the GSTIN before: that one stands
 *     until another is declared, or the platform submits without one
 */
public record GstSubmission(Secret gstin, @Nullable String name) {

    /**
     * A GSTIN with the name of its holder.
     *
     * @param gstin the number
     * @param name the declared legal name
     * @return the submission
     */
    public static GstSubmission of(String gstin, String name) {
        return new GstSubmission(Secret.of(gstin), name);
    }

    /**
     * Hides the holder.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "GstSubmission[<redacted>]";
    }
}
