package io.subaccounts.internal.documents;

import static io.subaccounts.internal.documents.DocumentText.areDigits;

import io.subaccounts.error.ValidationException;
import java.time.Year;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed Corporate Identity Number of the Ministry of Corporate Affairs: listing, industry, state, year of
 * incorporation, ownership, number with the registrar. It has no check digit. Limited liability partnerships have none.
 * Immutable; equal if the numbers are.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Cin {

    private static final int LENGTH = 21;
    private static final int FIRST_YEAR = 1850; // the first companies act of India

    /**
     * The letters of ISO 3166-2:IN, present and former ones, for a company keeps the number it was given; and PN, TZ and
     * UR, by which the registrars of Pune, Coimbatore and Uttarakhand number.
     */
    private static final Set<String> STATES = Set.of(
            "AN", "AP", "AR", "AS", "BR", "CG", "CH", "CT", "DD", "DH", "DL", "DN", "GA", "GJ", "HP", "HR", "JH", "JK",
            "KA", "KL", "LA", "LD", "MH", "ML", "MN", "MP", "MZ", "NL", "OD", "OR", "PB", "PN", "PY", "RJ", "SK", "TG",
            "TN", "TR", "TS", "TZ", "UK", "UP", "UR", "UT", "WB");

    private static final Set<String> OWNERSHIPS =
            Set.of("PLC", "PTC", "GOI", "SGC", "FLC", "FTC", "GAP", "GAT", "NPL", "OPC", "ULL", "ULT");

    private final String value;

    private Cin(String value) {
        this.value = value;
    }

    /**
     * Reads a CIN.
     *
     * @param text the number as a caller wrote it; case and spaces around it do not matter
     * @param thisYear the year it is; a number may be dated one year ahead of it
     * @return the CIN
     * @throws ValidationException about {@code cin}, with the rule it breaks
     */
    public static Cin parse(String text, Year thisYear) {
        String canonical = DocumentText.canonical("cin", text, LENGTH);
        require("LU".indexOf(canonical.charAt(0)) >= 0, "must begin with L for listed or U for unlisted");
        require(areDigits(canonical, 1, 6), "must have the five digits of an industry as characters 2 to 6");
        require(STATES.contains(canonical.substring(6, 8)), "must have the letters of a state as characters 7 and 8");
        require(
                areDigits(canonical, 8, 12) && isYear(Integer.parseInt(canonical.substring(8, 12)), thisYear),
                "must have a year from " + FIRST_YEAR + " to next year as characters 9 to 12");
        require(
                OWNERSHIPS.contains(canonical.substring(12, 15)),
                "must have an ownership as characters 13 to 15, one of " + new TreeSet<>(OWNERSHIPS));
        require(
                areDigits(canonical, 15, LENGTH) && !canonical.endsWith("000000"),
                "must end in the six digits of a number with the registrar");
        return new Cin(canonical);
    }

    /**
     * The number in its one spelling.
     *
     * @return 21 characters
     */
    public String value() {
        return value;
    }

    /**
     * Whether the company was listed at a stock exchange when the number was given.
     *
     * @return true if it was
     */
    public boolean isListed() {
        return value.charAt(0) == 'L';
    }

    /**
     * The company's industry, by the National Industrial Classification of its time.
     *
     * @return five digits
     */
    public String industry() {
        return value.substring(1, 6);
    }

    /**
     * The state, or the registrar, of the registration.
     *
     * @return two letters
     */
    public String state() {
        return value.substring(6, 8);
    }

    /**
     * When the company was incorporated.
     *
     * @return the year
     */
    public Year year() {
        return Year.of(Integer.parseInt(value.substring(8, 12)));
    }

    /**
     * Whose the company is and how it is limited, for example {@code PTC} for a private limited company.
     *
     * @return three letters
     */
    public String ownership() {
        return value.substring(12, 15);
    }

    /**
     * The company's number with the registrar.
     *
     * @return six digits
     */
    public String registration() {
        return value.substring(15);
    }

    /**
     * The number as it may be shown: the number with the registrar hidden.
     *
     * @return for example {@code L17110MH1973PLCXXXXXX}
     */
    public String mask() {
        return value.substring(0, 15) + "XXXXXX";
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cin cin && cin.value.equals(value);
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
        return "Cin[<redacted>]";
    }

    private static boolean isYear(int year, Year thisYear) {
        return year >= FIRST_YEAR && year <= thisYear.getValue() + 1;
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new ValidationException("cin", rule);
        }
    }
}
