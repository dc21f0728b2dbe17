package io.subaccounts.internal.input;

import io.subaccounts.error.ValidationException;
import java.text.Normalizer;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules for texts. Labels are brought into Unicode NFC and must not hold control characters, bidirectional
 * formatting (UAX #9), noncharacters or unpaired surrogates; lengths count code points after normalisation. What is
 * stored must not hold an Aadhaar number, except that contact numbers are not searched for any: as a telephone number is
 * written, so is an Aadhaar number.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class TextRules {

    private static final int MAX_METADATA = 32;
    private static final int MAX_PERMISSIONS = 32;
    private static final int MAX_METADATA_VALUE = 500;
    private static final Pattern METADATA_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}+");
    private static final Pattern PERMISSION = Pattern.compile("[a-z0-9_.-]{1,32}+(?::[a-z0-9_.-]{1,32}+)?+");
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[!-~]{1,100}+");
    private static final Pattern PHONE = Pattern.compile("[0-9 +().-]{1,32}+");
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}+@[^@\\s.]++(?:\\.[^@\\s.]++)++");

    private TextRules() {}

    /**
     * A label of one line, not blank.
     *
     * @param field the field's name
     * @param value the text
     * @param max the largest number of characters
     * @return the text in NFC
     */
    public static String label(String field, String value, int max) {
        String text = clean(field, value, max, Lines.ONE);
        if (text.isBlank()) {
            throw new ValidationException(field, "must not be blank");
        }
        return AadhaarNumbers.refused(field, text);
    }

    /**
     * A prefix of a label.
     *
     * @param field the field's name
     * @param value the text, null if there is none
     * @param max the largest number of characters
     * @return the text in NFC, null if there is none
     */
    public static @Nullable String prefix(String field, @Nullable String value, int max) {
        if (value == null) {
            return null;
        }
        String text = clean(field, value, max, Lines.ONE);
        if (text.isEmpty()) {
            throw new ValidationException(field, "must not be empty");
        }
        return text;
    }

    /**
     * A free text, which may span lines.
     *
     * @param field the field's name
     * @param value the text, null if there is none
     * @param max the largest number of characters
     * @return the text in NFC, null if there is none
     */
    public static @Nullable String prose(String field, @Nullable String value, int max) {
        return value == null ? null : AadhaarNumbers.refused(field, clean(field, value, max, Lines.MANY));
    }

    /**
     * An address in the shape of local part, at-sign and a domain with a dot. Only the shape is checked.
     *
     * @param field the field's name
     * @param value the address, null if there is none
     * @return the address in NFC, null if there is none
     */
    public static @Nullable String email(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        String text = clean(field, value, 254, Lines.ONE);
        if (!EMAIL.matcher(text).matches()) {
            throw new ValidationException(field, "must look like name@domain.example");
        }
        return AadhaarNumbers.refused(field, text);
    }

    /**
     * A contact number as people write it.
     *
     * @param value the number, null if there is none
     * @return the number, null if there is none
     */
    public static @Nullable String phone(@Nullable String value) {
        if (value != null && !PHONE.matcher(value).matches()) {
            throw new ValidationException("phone", "must be 1 to 32 characters of digits, space and +().-");
        }
        return value;
    }

    /**
     * A machine's own identifier.
     *
     * @param field the field's name
     * @param value the identifier, null if there is none
     * @return the identifier, null if there is none
     */
    public static @Nullable String visibleAscii(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        if (!VISIBLE_ASCII.matcher(value).matches()) {
            throw new ValidationException(field, "must be 1 to 100 visible ASCII characters");
        }
        return AadhaarNumbers.refusedAsWord(field, value);
    }

    /**
     * The host's own labels.
     *
     * @param metadata the labels
     * @return the labels, values in NFC
     */
    public static Map<String, String> metadata(Map<String, String> metadata) {
        if (metadata.size() > MAX_METADATA) {
            throw new ValidationException("metadata", "must have at most " + MAX_METADATA + " entries");
        }
        var clean = new TreeMap<String, String>();
        metadata.forEach((key, value) -> {
            if (!METADATA_KEY.matcher(key).matches()) {
                throw new ValidationException(
                        "metadata", "must have keys of 1 to 64 characters of A-Z, a-z, 0-9 and _.-");
            }
            clean.put(
                    AadhaarNumbers.refusedAsWord("metadata", key),
                    AadhaarNumbers.refused("metadata", clean("metadata", value, MAX_METADATA_VALUE, Lines.ONE)));
        });
        return clean;
    }

    /**
     * The flags of permissions.
     *
     * @param flags the flags
     */
    public static void permissions(Map<String, Boolean> flags) {
        if (flags.size() > MAX_PERMISSIONS) {
            throw new ValidationException("permissions", "must have at most " + MAX_PERMISSIONS + " flags");
        }
        if (!flags.keySet().stream().allMatch(flag -> PERMISSION.matcher(flag).matches())) {
            throw new ValidationException(
                    "permissions", "must be named by a domain, or a domain and a verb with a colon between");
        }
    }

    private enum Lines {
        ONE,
        MANY
    }

    private static String clean(String field, String value, int max, Lines lines) {
        if (value.length() > 4 * max) { // bounds the work before any other look at the text
            throw tooLong(field, max);
        }
        for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
            int c = value.codePointAt(i);
            boolean lineBreak = c == '\n' || c == '\r' || c == '\t';
            if (isForbidden(c) && !(lineBreak && lines == Lines.MANY)) {
                throw new ValidationException(
                        field, "must not hold control characters, bidirectional formatting or unpaired surrogates");
            }
        }
        String text = Normalizer.normalize(value, Normalizer.Form.NFC);
        if (text.codePointCount(0, text.length()) > max) {
            throw tooLong(field, max);
        }
        return text;
    }

    private static boolean isForbidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isBidiFormatting(c) || (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
        };
    }

    private static boolean isBidiFormatting(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static ValidationException tooLong(String field, int max) {
        return new ValidationException(field, "must be at most " + max + " characters");
    }
}
