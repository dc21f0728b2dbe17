package io.subaccounts.spi.kyc;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A request for access to a DigiLocker.
 *
 * @param key the same for every try of this one attempt, for providers that recognise repeated requests
 * @param redirectUrl where DigiLocker sends the customer afterwards
 * @param state an opaque value that comes back with the redirect, null if none
 */
public record DigiLockerStart(
        String key, URI redirectUrl, @Nullable String state) {

    /**
     * Hides where the customer is sent, and with what.
     *
     * @return the key only
     */
    @Override
    public String toString() {
        return "DigiLockerStart[" + key + ", <redacted>]";
    }
}
