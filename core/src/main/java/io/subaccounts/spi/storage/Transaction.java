package io.subaccounts.spi.storage;

/** One transaction: everything done through its stores happens together or not at all. */
public interface Transaction {

    /**
     * The accounts.
     *
     * @return the store of this transaction
     */
    AccountStore accounts();

    /**
     * The credentials.
     *
     * @return the store of this transaction
     */
    CredentialStore credentials();

    /**
     * The ownership of resources.
     *
     * @return the store of this transaction
     */
    ResourceStore resources();

    /**
     * The few values that belong to the installation as a whole.
     *
     * @return the store of this transaction
     */
    InstallationStore installation();

    /**
     * The attempts to verify documents.
     *
     * @return the store of this transaction
     */
    AttemptStore attempts();

    /**
     * The hosted sessions of verification.
     *
     * @return the store of this transaction
     */
    SessionStore sessions();

    /**
     * The callbacks of providers.
     *
     * @return the store of this transaction
     */
    CallbackStore callbacks();

    /**
     * What happened to accounts.
     *
     * @return the store of this transaction
     */
    EventStore events();
}
