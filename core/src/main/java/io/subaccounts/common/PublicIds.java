package io.subaccounts.common;

import io.subaccounts.error.ValidationException;

/** The shape that all public identifiers share: a three-character prefix and 20 characters of {@code 0-9A-Z}. */
final class PublicIds {

    static final int BODY_LENGTH = 20;

    private PublicIds() {}

    static boolean matches(String text, String prefix) {
        if (text.length() != prefix.length() + BODY_LENGTH || !text.startsWith(prefix)) {
            return false;
        }
        for (int i = prefix.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (!(c >= '0' && c <= '9') && !(c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    static ValidationException malformed(String field, String prefixes) {
        return new ValidationException(
                field, "must be " + prefixes + " followed by " + BODY_LENGTH + " characters of 0-9 and A-Z");
    }
}
