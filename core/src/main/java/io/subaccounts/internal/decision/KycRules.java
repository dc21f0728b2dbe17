package io.subaccounts.internal.decision;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;

/**
 * The KYC gate: decided by the nearest account upwards that is used by a customer, or else by the main account, which the
 * platform vouches for.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycRules {

    private KycRules() {}

    /**
     * A derived gate.
     *
     * @param gate open or blocked
     * @param decidedBy whose verification decides
     */
    public record Derived(KycGate gate, AccountId decidedBy) {}

    /**
     * Derives an account's gate.
     *
     * @param lineage the account and those above it
     * @param now the present moment
     * @return the gate and who decides it
     */
    public static Derived gate(Lineage lineage, Instant now) {
        for (AccountRow level : lineage.upwards()) {
            if (level.kycMode() == KycMode.CUSTOMER_USE) {
                boolean verified = own(level, now) == VerificationState.VERIFIED;
                return new Derived(verified ? KycGate.OPEN : KycGate.BLOCKED, level.id());
            }
        }
        return new Derived(KycGate.OPEN, lineage.main().id());
    }

    /**
     * How far an account's own verification has come.
     *
     * @param account the account
     * @param now the present moment
     * @return its state
     */
    public static VerificationState own(AccountRow account, Instant now) {
        KycRow row = account.kyc();
        if (row == null) {
            return VerificationState.NOT_STARTED;
        }
        VerificationState outcome = row.evidence().outcome();
        Instant end = row.evidence().validUntil();
        boolean over = outcome == VerificationState.VERIFIED && end != null && !end.isAfter(now);
        return over ? VerificationState.EXPIRED : outcome;
    }
}
