package io.subaccounts.tck.manager;

import io.subaccounts.spi.storage.Storage;
import io.subaccounts.tck.tenancy.TenancyOracleContract;
import org.junit.jupiter.api.Nested;

/**
 * Everything the library promises at its public door, to be passed over any storage. Extend this class in a test and say
 * how to open an empty storage:
 *
 * <pre>{@code
 * class MyManagerTckTest extends ManagerTck {
 *     protected Storage open() {
 *         return MyStorage.create();
 *     }
 * }
 * }</pre>
 *
 * <p>The amount of random and concurrent work is multiplied by the system property {@code subaccounts.scale}; runs are
 * repeated by {@code subaccounts.seed}, which every run prints.
 */
public abstract class ManagerTck extends VerificationTck {

    /** For subclasses. */
    protected ManagerTck() {}

    /**
     * Opens a storage that holds nothing yet. Called once or a few times for each contract; the suite closes it.
     *
     * @return the storage
     */
    @Override
    protected abstract Storage open();

    @Nested
    class AccountCreation extends AccountCreationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountRead extends AccountReadContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountUpdate extends AccountUpdateContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountSwitch extends AccountSwitchContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountMove extends AccountMoveContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountListing extends AccountListingContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Cursor extends CursorContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class DeletionPlan extends DeletionPlanContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Deletion extends DeletionContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class CredentialIssue extends CredentialIssueContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class CredentialLimits extends CredentialLimitsContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Rotation extends RotationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Hasher extends HasherContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Import extends ImportContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Busy extends BusyContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Authentication extends AuthenticationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Authorization extends AuthorizationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class DenialEquivalence extends DenialEquivalenceContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Revocation extends RevocationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class KycGate extends KycGateContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class KycOverride extends KycOverrideContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Ownership extends OwnershipContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class OwnershipHistory extends OwnershipHistoryContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class NumberForms extends NumberFormsContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class AccountInput extends AccountInputContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class OtherInput extends OtherInputContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class SeveralManagers extends SeveralManagersContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Secrecy extends SecrecyContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class ClaimRace extends ClaimRaceContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Escalation extends EscalationContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class Environment extends EnvironmentContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class TreeRace extends TreeRaceContract {
        @Override
        Storage open() {
            return ManagerTck.this.open();
        }
    }

    @Nested
    class TenancyOracle extends TenancyOracleContract {
        @Override
        protected Storage open() {
            return ManagerTck.this.open();
        }
    }
}
