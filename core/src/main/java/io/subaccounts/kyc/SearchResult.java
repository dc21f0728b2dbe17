package io.subaccounts.kyc;

import java.util.List;

/** The answer to a search for companies. */
public sealed interface SearchResult {

    /**
     * The register answered.
     *
     * @param search what to name when confirming one of them
     * @param companies those found, possibly none
     */
    record Found(AttemptId search, List<Company> companies) implements SearchResult {

        /** Takes a copy. */
        public Found {
            companies = List.copyOf(companies);
        }
    }

    /**
     * The register could not be asked.
     *
     * @param fault why
     */
    record Unavailable(ProviderFault fault) implements SearchResult {}

    /**
     * The document may not be tried now.
     *
     * @param refusal why, and from when it may
     */
    record NotNow(RetryRefusal refusal) implements SearchResult {}
}
