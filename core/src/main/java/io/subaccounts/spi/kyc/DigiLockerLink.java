package io.subaccounts.spi.kyc;

import java.net.URI;

/**
 * Where to send the customer, and what to ask about afterwards.
 *
 * @param authorizationUrl where the customer grants access
 * @param requestId the provider's identifier of the request, unique with this provider, 1 to 100 visible ASCII characters
 */
public record DigiLockerLink(URI authorizationUrl, String requestId) {

    /**
     * Hides what the customer's access goes by.
     *
     * @return a constant text
     */
    @Override
    public String toString() {
        return "DigiLockerLink[<redacted>]";
    }
}
