package io.subaccounts.internal.kyc;

import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.session.SessionId;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Transaction;
import org.jspecify.annotations.Nullable;

/** Who submits a document, and by what right: an actor, or a customer in its session. */
interface Admission {

    /** Whose document it is. */
    AccountId subject();

    /** The session it is submitted in, null if in none. */
    @Nullable
    SessionId session();

    /** Whether the number of tries does not count, because the platform itself submits. */
    boolean unlimited();

    /** Lets the submitter through, for looking around before the work of a check. */
    Lineage look(Transaction tx);

    /** Takes hold of the account's tree exclusively and lets the submitter through. */
    Lineage enter(Transaction tx);

    /** Notes that something is being submitted, once the submitter has entered and nothing is in the way. */
    void submitted(Transaction tx);
}
