package io.subaccounts.tck.manager;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.accounts.CreatedAccount;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;

/** What the contracts about the gate share: customers without papers, and what their gates are. */
abstract class GateContract extends ManagerContract {

    final CreatedAccount customer(CreatedAccount parent, String name) {
        return world.sub(
                parent, NewAccount.named(name).email("ops@" + name + ".example").kycMode(KycMode.CUSTOMER_USE));
    }

    final void assertGate(CreatedAccount account, KycGate gate, CreatedAccount decidedBy) {
        var status = world.kyc().status(PLATFORM, account.authId());
        assertThat(status.gate()).as("gate of " + account.account().name()).isEqualTo(gate);
        assertThat(status.decidedBy()).isEqualTo(decidedBy.authId());
        assertThat(world.read(account).kycCallsBlocked()).isEqualTo(gate == KycGate.BLOCKED);
    }
}
