package io.subaccounts.spi.kyc;

import io.subaccounts.common.Secret;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A PAN to verify.
 *
 * @param key the same for every try of this one attempt, for providers that recognise repeated requests
 * @param pan the number, in canonical form unless the account is a test account
 * @param name the declared name of the holder, null if none was declared
 * @param dateOfBirth the declared date of birth or incorporation, null if none was declared
 */
public record PanCheck(
        String key,
        Secret pan,
        @Nullable String name,
        @Nullable LocalDate dateOfBirth) {

    @Override
    public String toString() {
        return "PanCheck[" + key + "]";
    }
}
