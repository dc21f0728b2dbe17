package io.subaccounts.kyc;

/**
 * One company picked from the answers to a search.
 *
 * @param search the search, as {@link SearchResult.Found} named it
 * @param company one of its companies, verbatim
 */
public record CompanyChoice(AttemptId search, Company company) {}
