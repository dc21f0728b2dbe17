package io.subaccounts.internal.decision;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.internal.verification.Circumstances;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;
import java.util.Optional;

/**
 * The KYC gate: decided by the nearest account upwards that is used by a customer, or was put out of its own gate's reach
 * while that was blocked, or else by the main account, which the platform vouches for.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycRules {

    private final Evaluator evaluator;

    /**
     * Sets the rules up.
     *
     * @param evaluator what the policy makes of an account's documents
     */
    public KycRules(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    /**
     * A derived gate.
     *
     * @param gate open or blocked
     * @param decidedBy whose verification decides
     */
    public record Derived(KycGate gate, AccountId decidedBy) {}

    /**
     * Derives an account's gate for placing calls.
     *
     * @param lineage the account and those above it
     * @param now the present moment
     * @return the gate and who decides it
     */
    public Derived gate(Lineage lineage, Instant now) {
        return gate(lineage, Capability.PLACE_CALLS, now);
    }

    /**
     * Derives an account's gate.
     *
     * @param lineage the account and those above it
     * @param capability what for
     * @param now the present moment
     * @return the gate and who decides it
     */
    public Derived gate(Lineage lineage, Capability capability, Instant now) {
        for (AccountRow level : lineage.upwards()) {
            Optional<KycOverride.Effect> overriding = override(level, now).map(KycOverride::effect);
            if (overriding.isPresent() && overriding.get() == KycOverride.Effect.BLOCK) {
                return new Derived(KycGate.BLOCKED, level.id());
            }
            if (level.kycMode() == KycMode.CUSTOMER_USE) {
                boolean open = overriding.isPresent() || earned(level, capability, now);
                return new Derived(open ? KycGate.OPEN : KycGate.BLOCKED, level.id());
            }
            if (level.kyc().held() && overriding.isEmpty()) {
                return new Derived(KycGate.BLOCKED, level.id());
            }
        }
        return new Derived(KycGate.OPEN, lineage.main().id());
    }

    /**
     * Evaluates an account's own documents.
     *
     * @param account the account
     * @param now the present moment
     * @return what the policy makes of them
     */
    public KycEvaluation evaluate(AccountRow account, Instant now) {
        return evaluator.evaluate(Circumstances.of(account), now);
    }

    /**
     * The override in force.
     *
     * @param account the account
     * @param now the present moment
     * @return the override, empty if there is none or its time is over
     */
    public static Optional<KycOverride> override(AccountRow account, Instant now) {
        return Optional.ofNullable(account.kyc().override())
                .filter(override -> override.until().isAfter(now));
    }

    /**
     * Says whether an account would have to thank nobody but itself for an open gate: its documents, and its approval if
     * the policy asks for one. Overrides are no part of it, for they end.
     *
     * @param account the account
     * @param now the present moment
     * @return true if it has earned its gate
     */
    public boolean earned(AccountRow account, Instant now) {
        return earned(account, Capability.PLACE_CALLS, now);
    }

    private boolean earned(AccountRow account, Capability capability, Instant now) {
        boolean approved = evaluator.policy().approval() == ApprovalRule.NOT_NEEDED
                || account.kyc().approval() != null;
        return approved && evaluate(account, now).allows(capability);
    }
}
