package io.subaccounts.internal.input;

import io.subaccounts.error.ValidationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds Aadhaar numbers in texts, so that none is ever stored: twelve digits of any script, of which the first is 2 to 9
 * and the last the check digit by Verhoeff, not the same read backwards (UIDAI). They are found in one piece, or in three
 * groups of four with spaces, line ends, commas, dots, slashes, hyphens or the like between, though not colons, for the sake
 * of IPv6 addresses; characters that do not show are looked past.
 *
 * <p>One in twelve numbers of twelve digits passes for one. Therefore digits inside a longer number or a UUID (RFC 9562) do
 * not count, in identifiers neither do those inside a longer word, and a number right behind a plus sign that begins a word is taken for a telephone number (E.164). Telephone
 * numbers without a plus sign are refused as often as they pass.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AadhaarNumbers {

    private static final int LENGTH = 12;
    private static final String BEGINNING = "(?<![0-9])(?<!(?:^|[^0-9A-Za-z])\\+)";
    private static final String GAP = "[ \\t\\r\\n,;|./\\\\_+-]{1,3}";

    /** The minus sign, the middle dot, and what looks like a dot, a slash, a comma, a semicolon or a bar. */
    private static final String GAPS = "\u2212\u00B7\u2022\u2219\u30FB\uFF0E\u3002\uFF0F\u2044\u2215"
            + "\uFF0C\u3001\uFE50\uFE51\u060C\u066B\u066C\uFF1B\u061B\uFF5C\u00A6";

    private static final String NUMBER = "[0-9]{12}|[0-9]{4}" + GAP + "[0-9]{4}" + GAP + "[0-9]{4}";
    private static final Pattern ANYWHERE = Pattern.compile(BEGINNING + "(?=(" + NUMBER + ")(?![0-9]))");
    private static final Pattern WORD =
            Pattern.compile("(?<![A-Za-z])" + BEGINNING + "(?=(" + NUMBER + ")(?![0-9A-Za-z]))");

    private static final Pattern UUID =
            Pattern.compile("(?<![0-9A-Fa-f])[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}(?![0-9A-Fa-f])");

    private AadhaarNumbers() {}

    /**
     * Whether a number appears in a text, in whatever form.
     *
     * @param text the text
     * @return true if one does
     */
    public static boolean appearsIn(CharSequence text) {
        return isFound(ANYWHERE, simplified(text));
    }

    /**
     * Whether a number appears as a word of its own in an identifier or an address. Digits inside a longer word do not count
     * there, because identifiers that mean nothing have every number in them sooner or later.
     *
     * @param text the identifier or the address
     * @return true if one does
     */
    public static boolean isWordIn(CharSequence text) {
        return isFound(WORD, simplified(text));
    }

    /**
     * Lets a text pass in which no number appears.
     *
     * @param field the field's name
     * @param value the text
     * @return the text
     * @throws ValidationException if one appears
     */
    public static String refused(String field, String value) {
        if (appearsIn(value)) {
            throw found(field);
        }
        return value;
    }

    /**
     * Lets an identifier or an address pass in which no number appears as a word of its own.
     *
     * @param field the field's name
     * @param value the identifier or the address
     * @return the identifier or the address
     * @throws ValidationException if one appears
     */
    public static String refusedAsWord(String field, String value) {
        if (isWordIn(value)) {
            throw found(field);
        }
        return value;
    }

    private static ValidationException found(String field) {
        return new ValidationException(field, "must not hold an Aadhaar number");
    }

    private static boolean isFound(Pattern form, String text) {
        Matcher matcher = form.matcher(text);
        while (matcher.find()) {
            if (isNumber(matcher.group(1)) && !isInUuid(text, matcher.start())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String found) {
        int[] digits = found.chars()
                .filter(c -> c >= '0' && c <= '9')
                .map(c -> c - '0')
                .toArray();
        return digits[0] >= 2 && Verhoeff.holds(digits) && !isPalindrome(digits);
    }

    private static boolean isPalindrome(int[] digits) {
        for (int i = 0; i < LENGTH / 2; i++) {
            if (digits[i] != digits[LENGTH - 1 - i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInUuid(String text, int position) {
        Matcher matcher = UUID.matcher(text);
        while (matcher.find() && matcher.start() <= position) {
            if (position < matcher.end()) {
                return true;
            }
        }
        return false;
    }

    /** The text with digits of all scripts as ASCII ones, with each kind of gap as one of its kind, and what is not seen left out. */
    private static String simplified(CharSequence text) {
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> Character.getType(c) != Character.FORMAT)
                .forEach(c -> plain.append(simplified(c)));
        return plain.toString();
    }

    private static char simplified(int c) {
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return (char) ('0' + digit);
        }
        if (c < 0x80) {
            return (char) c;
        }
        return switch (Character.getType(c)) {
            case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.DASH_PUNCTUATION -> '-';
            case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.OTHER_LETTER -> 'x';
            default -> GAPS.indexOf(c) >= 0 ? '-' : '?';
        };
    }
}
