package io.subaccounts.common;

import io.subaccounts.error.ValidationException;
import java.util.Arrays;
import java.util.List;

/**
 * The shape that all public identifiers share: a three-character prefix, of which the second says the environment, and 20
 * characters of {@code 0-9A-Z}.
 */
final class PublicIds {

    static final int BODY_LENGTH = 20;

    private static final int PREFIX_LENGTH = 3;

    private PublicIds() {}

    static boolean matches(String text, String... prefixes) {
        if (text.length() != PREFIX_LENGTH + BODY_LENGTH) {
            return false;
        }
        for (int i = PREFIX_LENGTH; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return Arrays.stream(prefixes).anyMatch(text::startsWith);
    }

    static Environment environmentOf(String wellFormed) {
        return wellFormed.charAt(1) == 'T' ? Environment.TEST : Environment.LIVE;
    }

    static ValidationException malformed(String field, String... prefixes) {
        int last = prefixes.length - 1;
        String others = String.join(", ", List.of(prefixes).subList(0, last));
        return new ValidationException(
                field,
                "must be " + others + " or " + prefixes[last] + " followed by " + BODY_LENGTH
                        + " characters of 0-9 and A-Z");
    }
}
