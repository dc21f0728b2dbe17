package io.subaccounts.spi.kyc;

import io.subaccounts.common.Secret;
import org.jspecify.annotations.Nullable;

/**
 * A GSTIN to verify.
 *
 * @param key the same for every try of this one attempt, for providers that recognise repeated requests
 * @param gstin the number, in canonical form unless the account is a test account
 * @param name the declared legal name, null if none was declared
 */
public record GstCheck(String key, Secret gstin, @Nullable String name) {

    @Override
    public String toString() {
        return "GstCheck[" + key + "]";
    }
}
