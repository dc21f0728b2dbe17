package io.subaccounts.kyc;

import io.subaccounts.common.Secret;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A PAN to verify.
 *
 * @param pan the number; surrounding spaces and lower case are accepted
 * @param name the declared name of its holder, 1 to 200 characters; null to leave names uncompared, if the policy lets
 *     that be ({@link io.subaccounts.kyc.policy.NameDeclaration}), unless one was declared with the PAN before: that one
 *     stands until another is declared, or the platform submits without one
 * @param dateOfBirth the declared date of birth or incorporation; null if none is declared, with the same exception
 */
public record PanSubmission(
        Secret pan, @Nullable String name, @Nullable LocalDate dateOfBirth) {

    /**
     * A PAN with the name of its holder.
     *
     * @param pan the number
     * @param name the declared name
     * @return the submission
     */
    public static PanSubmission of(String pan, String name) {
        return new PanSubmission(Secret.of(pan), name, null);
    }

    /**
     * The same with a date.
     *
     * @param value the date of birth or incorporation
     * @return the submission
     */
    public PanSubmission dateOfBirth(LocalDate value) {
        return new PanSubmission(pan, name, value);
    }

    /**
     * Hides the holder.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "PanSubmission[<redacted>]";
    }
}
