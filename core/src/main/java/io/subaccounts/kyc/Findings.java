package io.subaccounts.kyc;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a register says about the holder of a document. Personal data: encrypted at rest, and not part of
 * {@link #toString()}.
 *
 * @param registeredName the holder's name, null if not answered
 * @param dateOfBirth the date of birth or incorporation, null if not answered
 * @param gender the gender as the register words it, null if not answered
 * @param address the address on one or several lines, null if not answered
 * @param lastFour the last four digits of the Aadhaar number, null for other documents
 */
public record Findings(
        @Nullable String registeredName,
        @Nullable LocalDate dateOfBirth,
        @Nullable String gender,
        @Nullable String address,
        @Nullable String lastFour) {

    /** Nothing but that the document is good. */
    public static final Findings NONE = new Findings(null, null, null, null, null);

    /**
     * Findings of a name alone.
     *
     * @param registeredName the holder's name
     * @return the findings
     */
    public static Findings named(String registeredName) {
        return new Findings(registeredName, null, null, null, null);
    }

    /**
     * Hides what was found.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "Findings[<redacted>]";
    }
}
