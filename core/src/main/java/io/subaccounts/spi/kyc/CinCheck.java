package io.subaccounts.spi.kyc;

import io.subaccounts.common.Secret;

/**
 * A company, picked from the answers to a search, to confirm.
 *
 * @param key the same for every try of this one attempt, for providers that recognise repeated requests
 * @param cin its Corporate Identity Number
 * @param companyName the name it was searched by
 */
public record CinCheck(String key, Secret cin, String companyName) {

    @Override
    public String toString() {
        return "CinCheck[" + key + "]";
    }
}
