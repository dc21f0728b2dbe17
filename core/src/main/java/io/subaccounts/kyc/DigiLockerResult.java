package io.subaccounts.kyc;

import java.net.URI;

/** The answer to a request for access to a DigiLocker. */
public sealed interface DigiLockerResult {

    /**
     * The customer can grant access.
     *
     * @param requestId what to name when fetching; bound to the account and good for one fetch
     * @param authorizationUrl where to send the customer
     */
    record Started(String requestId, URI authorizationUrl) implements DigiLockerResult {

        /**
         * Hides what the customer's access goes by.
         *
         * @return a constant text
         */
        @Override
        public String toString() {
            return "Started[<redacted>]";
        }
    }

    /**
     * DigiLocker could not be asked.
     *
     * @param fault why
     */
    record Unavailable(ProviderFault fault) implements DigiLockerResult {}

    /**
     * The document may not be tried now.
     *
     * @param refusal why, and from when it may
     */
    record NotNow(RetryRefusal refusal) implements DigiLockerResult {}
}
