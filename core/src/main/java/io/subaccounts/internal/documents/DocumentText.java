package io.subaccounts.internal.documents;

import io.subaccounts.error.ValidationException;

/** The one spelling of a document's number: capital letters A to Z and digits 0 to 9, nothing around or between. */
final class DocumentText {

    private static final int LONGEST = 100;

    private DocumentText() {}

    /**
     * Brings a caller's text into the one spelling. Spaces (U+0020) around it are dropped and a to z become capital;
     * whatever else differs is refused, above all letters and digits of other scripts that only look alike.
     */
    static String canonical(String field, String text, int length) {
        if (text.length() > LONGEST) {
            throw wrongLength(field, length);
        }
        int start = 0;
        int end = text.length();
        while (start < end && text.charAt(start) == ' ') {
            start++;
        }
        while (end > start && text.charAt(end - 1) == ' ') {
            end--;
        }
        var canonical = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            char capital = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
            if (!isLetter(capital) && !isDigit(capital)) {
                throw new ValidationException(
                        field, "must hold only letters A to Z and digits 0 to 9, no spaces inside");
            }
            canonical.append(capital);
        }
        if (canonical.length() != length) {
            throw wrongLength(field, length);
        }
        return canonical.toString();
    }

    static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean areLetters(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> isLetter((char) c));
    }

    static boolean areDigits(String text, int from, int to) {
        return text.substring(from, to).chars().allMatch(c -> isDigit((char) c));
    }

    private static ValidationException wrongLength(String field, int length) {
        return new ValidationException(field, "must be " + length + " characters");
    }
}
