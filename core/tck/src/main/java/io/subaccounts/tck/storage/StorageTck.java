package io.subaccounts.tck.storage;

import io.subaccounts.spi.storage.Storage;
import org.junit.jupiter.api.Nested;

/**
 * The contract of a storage. Extend it and say how to open one; every rule of {@link io.subaccounts.spi.storage} then
 * runs as a JUnit test:
 *
 * <pre>{@code
 * class MyStorageTckTest extends StorageTck {
 *     protected Storage open() {
 *         return new MyStorage();
 *     }
 * }
 * }</pre>
 *
 * <p>A storage that claims a {@link io.subaccounts.spi.storage.StorageTrait} also overrides the method that the trait
 * needs. Each test opens a storage of its own and closes it. The message of a failed test says which rule was broken and
 * what to look at. Tests with chance in them print how to repeat them, see
 * {@link io.subaccounts.tck.support.SeededRandom}; {@link io.subaccounts.tck.support.Scale} makes them run longer.
 */
public abstract class StorageTck {

    /** For subclasses. */
    protected StorageTck() {}

    /**
     * Opens a storage with nothing in it, that shares no data with any storage opened before. Called once for each test,
     * so it should be cheap.
     *
     * @return the storage, which the test closes
     */
    protected abstract Storage open();

    /**
     * Opens a storage again on the data of one that was closed. Needed if the storage claims
     * {@link io.subaccounts.spi.storage.StorageTrait#DURABLE}.
     *
     * @param closed a storage that {@link #open} returned and that has been closed
     * @return a storage with its data, which the test closes
     */
    protected Storage reopen(Storage closed) {
        throw new UnsupportedOperationException(
                "a storage that claims StorageTrait.DURABLE overrides StorageTck.reopen, or it drops the claim");
    }

    /**
     * Opens a second storage on the data of one that stays open. Needed if the storage claims
     * {@link io.subaccounts.spi.storage.StorageTrait#SHARED}.
     *
     * @param opened a storage that {@link #open} returned and that is still open
     * @return another storage on the same data, which the test closes
     */
    protected Storage openBeside(Storage opened) {
        throw new UnsupportedOperationException(
                "a storage that claims StorageTrait.SHARED overrides StorageTck.openBeside, or it drops the claim");
    }

    @Nested
    class Accounts extends AccountStoreContract {
        Accounts() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Tree extends TreeContract {
        Tree() {
            super(StorageTck.this);
        }
    }

    @Nested
    class AccountLists extends AccountListContract {
        AccountLists() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Credentials extends CredentialStoreContract {
        Credentials() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Secrets extends SecretContract {
        Secrets() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Resources extends ResourceStoreContract {
        Resources() {
            super(StorageTck.this);
        }
    }

    @Nested
    class ResourceLists extends ResourceListContract {
        ResourceLists() {
            super(StorageTck.this);
        }
    }

    @Nested
    class PastOwnerships extends PastOwnershipContract {
        PastOwnerships() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Installation extends InstallationStoreContract {
        Installation() {
            super(StorageTck.this);
        }
    }

    @Nested
    class KycRows extends KycRowContract {
        KycRows() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Attempts extends AttemptStoreContract {
        Attempts() {
            super(StorageTck.this);
        }
    }

    @Nested
    class AttemptRows extends AttemptRowContract {
        AttemptRows() {
            super(StorageTck.this);
        }
    }

    @Nested
    class AttemptLists extends AttemptListContract {
        AttemptLists() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Sessions extends SessionStoreContract {
        Sessions() {
            super(StorageTck.this);
        }
    }

    @Nested
    class SessionRows extends SessionRowContract {
        SessionRows() {
            super(StorageTck.this);
        }
    }

    @Nested
    class SessionLists extends SessionListContract {
        SessionLists() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Callbacks extends CallbackStoreContract {
        Callbacks() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Events extends EventStoreContract {
        Events() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Texts extends TextContract {
        Texts() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Values extends ValueContract {
        Values() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Identifiers extends IdentifierContract {
        Identifiers() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Environments extends EnvironmentContract {
        Environments() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Paging extends PagingContract {
        Paging() {
            super(StorageTck.this);
        }
    }

    @Nested
    class PagingUnderChange extends PagingUnderChangeContract {
        PagingUnderChange() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Confinement extends ConfinementContract {
        Confinement() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Agreement extends AgreementContract {
        Agreement() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Transactions extends TransactionContract {
        Transactions() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Isolation extends IsolationContract {
        Isolation() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(StorageTck.this);
        }
    }

    @Nested
    class VerificationRaces extends VerificationRaceContract {
        VerificationRaces() {
            super(StorageTck.this);
        }
    }

    @Nested
    class TreeLocks extends TreeLockContract {
        TreeLocks() {
            super(StorageTck.this);
        }
    }

    @Nested
    class MoveRaces extends MoveRaceContract {
        MoveRaces() {
            super(StorageTck.this);
        }
    }

    @Nested
    class Traits extends TraitContract {
        Traits() {
            super(StorageTck.this);
        }
    }
}
