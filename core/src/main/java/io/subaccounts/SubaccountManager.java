package io.subaccounts;

import io.subaccounts.access.Access;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.credentials.Credentials;
import io.subaccounts.events.Events;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.privacy.PersonalData;
import io.subaccounts.kyc.review.KycDecisions;
import io.subaccounts.kyc.review.KycReviews;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.kyc.session.KycSessions;
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
        return wiring.kyc().kyc();
    }

    /**
     * What the platform decides on top of the checks.
     *
     * @return the decisions
     */
    public KycDecisions kycDecisions() {
        return wiring.kyc().decisions();
    }

    /**
     * Verification by customers themselves, on pages of the host's: the account's side.
     *
     * @return the hosted sessions
     */
    public KycSessions kycSessions() {
        return wiring.kyc().sessions();
    }

    /**
     * Verification by customers themselves, on pages of the host's: what the customer does there.
     *
     * @return the customers' side of hosted sessions
     */
    public CustomerSessions customerSessions() {
        return wiring.kyc().customers();
    }

    /**
     * Verification by people, where providers are not sure.
     *
     * @return the review queue
     */
    public KycReviews kycReviews() {
        return wiring.kyc().reviews();
    }

    /**
     * What providers of verification tell unasked.
     *
     * @return the door for callbacks
     */
    public Callbacks kycCallbacks() {
        return wiring.kyc().callbacks();
    }

    /**
     * What is known about the customers behind accounts.
     *
     * @return the personal data
     */
    public PersonalData personalData() {
        return wiring.kyc().personalData();
    }

    /**
     * What happened.
     *
     * @return the events
     */
    public Events events() {
        return wiring.events();
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
