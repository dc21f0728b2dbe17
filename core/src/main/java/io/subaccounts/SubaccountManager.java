package io.subaccounts;

import io.subaccounts.access.Access;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.resources.Resources;
import io.subaccounts.spi.storage.Storage;

/**
 * The one door to the library: opened once over one storage, shared by all threads, closed with the host.
 *
 * <p>Several managers can be open side by side, in one process or in many; they share nothing but what their storages
 * share.
 */
public final class SubaccountManager implements AutoCloseable {

    private final Wiring wiring;

    SubaccountManager(Wiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Starts to build a manager.
     *
     * @param storage where everything lives; closed together with the manager
     * @return a builder with the documented defaults
     */
    public static SubaccountManagerBuilder builder(Storage storage) {
        return new SubaccountManagerBuilder(storage);
    }

    /**
     * The tree of accounts.
     *
     * @return the accounts
     */
    public Accounts accounts() {
        return wiring.accounts();
    }

    /**
     * What callers prove themselves with.
     *
     * @return the credentials
     */
    public Credentials credentials() {
        return wiring.credentials();
    }

    /**
     * Who owns which trunk, number or other resource.
     *
     * @return the resources
     */
    public Resources resources() {
        return wiring.resources();
    }

    /**
     * Whether customers are verified.
     *
     * @return the verification
     */
    public Kyc kyc() {
        return wiring.kyc();
    }

    /**
     * Who a caller is, and what it may do.
     *
     * @return the access decisions
     */
    public Access access() {
        return wiring.access();
    }

    /**
     * Writes down when credentials were last used, if that was not done yet. Happens by itself at the configured pace and
     * on closing; a failure is logged and made up for later.
     */
    public void flushLastUsed() {
        wiring.lastUses().flush();
    }

    /** Stops the library's own thread, writes down last uses and closes the storage. Closing again does nothing. */
    @Override
    public void close() {
        wiring.close();
    }
}
