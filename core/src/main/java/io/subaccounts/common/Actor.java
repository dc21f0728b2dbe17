package io.subaccounts.common;

/**
 * Who asks. Every management call names its actor; there is no default and no ambient identity.
 *
 * <p>An actor is a claim, not a right: what it may do is decided from the stored rows inside each call's transaction.
 */
public sealed interface Actor {

    /**
     * The operator of the platform itself, above all main accounts.
     *
     * @param operator who acts, a label of 1 to 100 characters for the host's own use; nothing depends on it
     * @return the platform as actor
     */
    static Actor platform(String operator) {
        return new Platform(operator);
    }

    /**
     * An account acting with its full rights. The host vouches that it has established the caller's identity.
     *
     * @param account the account that acts
     * @return the account as actor
     */
    static Actor account(AccountId account) {
        return new OfAccount(account);
    }

    /**
     * The operator of the platform.
     *
     * @param operator who acts, a label for the host's own use
     */
    record Platform(String operator) implements Actor {}

    /**
     * An account with its full rights.
     *
     * @param account the account that acts
     */
    record OfAccount(AccountId account) implements Actor {}

    /**
     * An account acting through one of its credentials: no wider than the credential's scopes, and only while the very
     * secret that was presented is live.
     *
     * @param account the account that acts
     * @param credential the credential it presented
     * @param secretNumber which of the credential's secrets was presented
     */
    record OfCredential(AccountId account, CredentialId credential, int secretNumber) implements Actor {}
}
