package io.subaccounts.internal.documents;

import io.subaccounts.error.ValidationException;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed Permanent Account Number of the income tax department. Immutable; equal if the numbers are.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Pan {

    private final String value;

    private Pan(String value) {
        this.value = value;
    }

    /**
     * Reads a PAN by the default rules.
     *
     * @param text the number as a caller wrote it; case and spaces around it do not matter
     * @return the PAN
     * @throws ValidationException about {@code pan}, with the rule it breaks
     */
    public static Pan parse(String text) {
        return parse(text, PanRules.DEFAULT);
    }

    /**
     * Reads a PAN.
     *
     * @param text the number as a caller wrote it; case and spaces around it do not matter
     * @param rules the rules
     * @return the PAN
     * @throws ValidationException about {@code pan}, with the rule it breaks
     */
    public static Pan parse(String text, PanRules rules) {
        String canonical = DocumentText.canonical("pan", text, PanRules.LENGTH);
        String broken = rules.brokenBy(canonical);
        if (broken != null) {
            throw new ValidationException("pan", broken);
        }
        return new Pan(canonical);
    }

    /** The PAN in a text that was found to keep the rules. */
    static Pan ofSound(String canonical) {
        return new Pan(canonical);
    }

    /**
     * The number in its one spelling. Personal data: do not log it.
     *
     * @return ten characters
     */
    public String value() {
        return value;
    }

    /**
     * What its holder is.
     *
     * @return the fourth letter
     */
    public char holderType() {
        return value.charAt(3);
    }

    /**
     * The number as it may be shown: its digits hidden, in the form that the Central Board of Direct Taxes uses.
     *
     * @return for example {@code AAPPVXXXXK}
     */
    public String mask() {
        return mask(value);
    }

    static String mask(String pan) {
        return pan.substring(0, 5) + "XXXX" + pan.substring(9);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Pan pan && pan.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /**
     * Hides the number.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "Pan[<redacted>]";
    }
}
