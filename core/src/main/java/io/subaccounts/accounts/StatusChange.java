package io.subaccounts.accounts;

/**
 * The answer to a switch. Switching to the present state is not an error and changes nothing.
 *
 * @param account the account after the call
 * @param changed whether the call changed anything
 */
public record StatusChange(Account account, boolean changed) {}
