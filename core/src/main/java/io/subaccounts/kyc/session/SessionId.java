package io.subaccounts.kyc.session;

import io.subaccounts.error.ValidationException;
import java.util.regex.Pattern;

/**
 * The public identifier of a session: {@code KS_}, for test accounts {@code KT_}, followed by 20 characters of
 * {@code 0-9A-Z}. Not a secret; grants nothing.
 *
 * @param value the text form, exactly as stored
 */
public record SessionId(String value) {

    private static final Pattern FORM = Pattern.compile("K[ST]_[0-9A-Z]{20}+");

    /**
     * Accepts exactly the documented form.
     *
     * @throws ValidationException if {@code value} is anything else
     */
    public SessionId {
        if (!FORM.matcher(value).matches()) {
            throw new ValidationException("session_id", "must be KS_ or KT_ followed by 20 characters of 0-9 and A-Z");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
