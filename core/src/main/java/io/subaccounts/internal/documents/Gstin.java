package io.subaccounts.internal.documents;

import static io.subaccounts.internal.documents.DocumentText.areDigits;
import static io.subaccounts.internal.documents.DocumentText.areLetters;

import io.subaccounts.error.ValidationException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The well-formed number of a regular registration under the Goods and Services Tax (CGST Rules, 2017, rule 10): state
 * code, PAN of the holder, two characters for the entity, check digit. Immutable; equal if the numbers are.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Gstin {

    private static final int LENGTH = 15;
    private static final String UNUSUAL = "a registration of another class than the regular one";
    private static final String WITHOUT_PAN = "a registration under a TAN, which names no PAN";

    /** What the fourteenth character says of the class of a registration, where that is known. */
    private static final Map<Character, String> CLASSES = Map.of(
            'C', "the registration of a tax collector (TCS)",
            'D', "the registration of a tax deductor (TDS)",
            'S', "the registration of an input service distributor");

    /** Numbers made of a state, a year, a country and a serial number, by their characters 13 and 14. */
    private static final Map<String, String> BY_COUNTRY = Map.of(
            "UN", "the identity number (UIN) of a body of the United Nations or an embassy",
            "ON", "the identity number (UIN) of a notified person",
            "NR", "the registration of a non-resident",
            "NF", "the registration of a non-resident",
            "OS", "the registration of an online service from abroad (OIDAR)");

    private final String value;

    private Gstin(String value) {
        this.value = value;
    }

    /** What a well-formed number is. */
    public sealed interface Parsed {

        /**
         * A regular registration.
         *
         * @param gstin its number
         */
        record Regular(Gstin gstin) implements Parsed {}

        /**
         * A number that exists in this form but is no regular registration, so that no customer can be verified by it.
         *
         * @param reason what it is instead, as a noun
         */
        record Unsupported(String reason) implements Parsed {}
    }

    /**
     * Reads a GSTIN by the default rules.
     *
     * @param text the number as a caller wrote it; case and spaces around it do not matter
     * @return the GSTIN, or why it is of no use here
     * @throws ValidationException about {@code gstin}, with the rule it breaks
     */
    public static Parsed parse(String text) {
        return parse(text, PanRules.DEFAULT);
    }

    /**
     * Reads a GSTIN. State codes are 01 to 38, of which 25 went up in 26 in 2020 and 38 is Ladakh, 97 for other territory
     * and 99 for the centre.
     *
     * @param text the number as a caller wrote it; case and spaces around it do not matter
     * @param rules the rules for the PAN in it
     * @return the GSTIN, or why it is of no use here
     * @throws ValidationException about {@code gstin}, with the rule it breaks
     */
    public static Parsed parse(String text, PanRules rules) {
        String canonical = DocumentText.canonical("gstin", text, LENGTH);
        require(isState(canonical), "must begin with a state code, 01 to 38, 97 or 99");
        String kind = isByCountry(canonical) ? BY_COUNTRY.get(canonical.substring(12, 14)) : null;
        if (kind != null) {
            return new Parsed.Unsupported(kind); // rule 10, which prescribes the check digit, is not about these
        }
        boolean tan = isTan(canonical);
        String broken = tan ? null : rules.brokenBy(canonical.substring(2, 12));
        if (broken != null) {
            throw new ValidationException("gstin", "must hold a PAN as characters 3 to 12, and that " + broken);
        }
        require(canonical.charAt(12) != '0', "must have 1 to 9 or A to Z as character 13");
        require(canonical.charAt(13) != '0', "must have Z as character 14");
        require(Luhn36.checkDigit(canonical.substring(0, 14)) == canonical.charAt(14), "must end in its check digit");
        if (canonical.charAt(13) != 'Z') {
            return new Parsed.Unsupported(CLASSES.getOrDefault(canonical.charAt(13), UNUSUAL));
        }
        return tan ? new Parsed.Unsupported(WITHOUT_PAN) : new Parsed.Regular(new Gstin(canonical));
    }

    /**
     * The number in its one spelling. Personal data, for it holds a PAN: do not log it.
     *
     * @return fifteen characters
     */
    public String value() {
        return value;
    }

    /**
     * The state of the registration.
     *
     * @return two digits
     */
    public String state() {
        return value.substring(0, 2);
    }

    /**
     * The PAN of the holder.
     *
     * @return the PAN in it
     */
    public Pan pan() {
        return Pan.ofSound(value.substring(2, 12));
    }

    /**
     * The number as it may be shown: the digits of the PAN in it hidden, and the check digit, which would narrow them down.
     *
     * @return for example {@code 27AAPFUXXXXF1ZX}
     */
    public String mask() {
        return state() + pan().mask() + value.substring(12, 14) + 'X';
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Gstin gstin && gstin.value.equals(value);
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
        return "Gstin[<redacted>]";
    }

    private static boolean isState(String gstin) {
        if (!areDigits(gstin, 0, 2)) {
            return false;
        }
        int code = Integer.parseInt(gstin.substring(0, 2));
        return (code >= 1 && code <= 38) || code == 97 || code == 99;
    }

    private static boolean isByCountry(String gstin) {
        return areDigits(gstin, 2, 4) && areLetters(gstin, 4, 7) && areDigits(gstin, 7, 12);
    }

    private static boolean isTan(String gstin) {
        return areLetters(gstin, 2, 6) && areDigits(gstin, 6, 11) && areLetters(gstin, 11, 12);
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new ValidationException("gstin", rule);
        }
    }
}
