package io.subaccounts.internal.input;

import io.subaccounts.error.ValidationException;
import java.net.URI;

/**
 * The rule for addresses that somebody is sent to, or something is to be sent to. The library itself opens none of them.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class UrlRules {

    private static final int MAX_LENGTH = 500;

    private UrlRules() {}

    /**
     * An absolute https address with a host, without credentials in it and without a fragment. It must not hold an Aadhaar
     * number as a word of its own, escaped or not.
     *
     * @param field the field's name
     * @param value the address
     * @return the address
     */
    public static URI https(String field, URI value) {
        boolean fits = "https".equalsIgnoreCase(value.getScheme())
                && value.getHost() != null
                && value.getRawUserInfo() == null
                && value.getRawFragment() == null;
        if (!fits || value.toString().length() > MAX_LENGTH) {
            throw new ValidationException(
                    field,
                    "must be an https address of at most " + MAX_LENGTH
                            + " characters with a host, no user and no fragment");
        }
        AadhaarNumbers.refusedAsWord(field, plain(value));
        return value;
    }

    /** The address without escapes; a bare plus sign stands for a space there. */
    private static String plain(URI value) {
        return URI.create("x:" + value.getRawSchemeSpecificPart().replace("+", "%20"))
                .getSchemeSpecificPart();
    }
}
