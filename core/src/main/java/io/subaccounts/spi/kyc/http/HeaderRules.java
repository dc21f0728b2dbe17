package io.subaccounts.spi.kyc.http;

import io.subaccounts.error.ValidationException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a header may be, after RFC 9110 section 5, less what nobody needs: no line can be broken and no header set twice. A
 * value that is refused is not repeated, for it may be a secret.
 */
final class HeaderRules {

    static final String ACCEPT = "Accept";
    static final String CONTENT_TYPE = "Content-Type";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}+");
    private static final Pattern VALUE = Pattern.compile("[!-~](?:[ -~]{0,7998}[!-~])?");
    private static final Set<String> OURS = Set.of(
            "accept", "connection", "content-length", "content-type", "expect", "host", "transfer-encoding", "upgrade");

    private HeaderRules() {}

    static String name(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ValidationException("header", "must have a name of letters, digits and hyphens");
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ValidationException("header", "must not be one that the library sets: " + name);
        }
        return name;
    }

    static String value(String name, String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new ValidationException(
                    "header " + name, "must have a value of visible ASCII characters with spaces only between them");
        }
        return value;
    }
}
