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
import java.util.Arrays;
import java.util.Optional;

/**
 * The KYC gate: decided by the nearest account upwards that is used by a customer, or was put out of its own gate's reach
 * while that was blocked, or else by the main account, which the platform vouches for.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycRules {

    private final Evaluator evaluator;
    private final Evaluator lasting;

    /**
     * Sets the rules up.
     *
     * @param evaluator what the policy makes of an account's documents
     */
    public KycRules(Evaluator evaluator) {
        this.evaluator = evaluator;
        this.lasting = evaluator.withoutGrace();
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
                boolean open = overriding.isPresent()
                        || (isApproved(level) && evaluate(level, now).allows(capability));
                return new Derived(open ? KycGate.OPEN : KycGate.BLOCKED, level.id());
            }
            if (isHeld(level) && overriding.isEmpty()) {
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
     * Says whether an account's being held counts: an approval lifts it for as long as it is there.
     *
     * @param account the account
     * @return true if it is held and nobody approves
     */
    public static boolean isHeld(AccountRow account) {
        return account.kyc().held() && account.kyc().approval() == null;
    }

    /**
     * Says whether an account has to thank nobody but itself for an open gate, for good and for every capability: its
     * documents, and its approval if the policy asks for one. Overrides are no part of it, nor is any grace, for they end.
     *
     * @param account the account
     * @param now the present moment
     * @return true if it has earned its gate
     */
    public boolean earned(AccountRow account, Instant now) {
        KycEvaluation evaluation = lasting.evaluate(Circumstances.of(account), now);
        return isApproved(account) && Arrays.stream(Capability.values()).allMatch(evaluation::allows);
    }

    /**
     * Finds what an account would get away from by going elsewhere: the gate above it that decides for it and was not
     * earned, or a level that the platform blocks. Whether the new place is open at the moment makes no difference.
     *
     * @param from the account and those above it
     * @param to the account and those that would be above it
     * @param now the present moment
     * @return whose gate that is, empty if the account leaves nothing behind that it must not
     */
    public Optional<AccountId> escaped(Lineage from, Lineage to, Instant now) {
        for (AccountRow level : from.upwards()) {
            boolean itself = level.id().equals(from.self().id());
            if (!itself && isBlocked(level, now) && to.from(level.id()).isEmpty()) {
                return Optional.of(level.id());
            }
            if (decides(level)) {
                boolean stays = itself || level.id().equals(decider(to));
                return stays || hasEarned(level, now) ? Optional.empty() : Optional.of(level.id());
            }
        }
        return Optional.empty();
    }

    /** Who decides when nothing is overridden. */
    private static AccountId decider(Lineage lineage) {
        return lineage.upwards().stream()
                .filter(KycRules::decides)
                .findFirst()
                .orElse(lineage.main())
                .id();
    }

    private static boolean decides(AccountRow level) {
        return level.kycMode() == KycMode.CUSTOMER_USE || isHeld(level);
    }

    private boolean hasEarned(AccountRow level, Instant now) {
        return level.kycMode() == KycMode.CUSTOMER_USE && earned(level, now);
    }

    private static boolean isBlocked(AccountRow level, Instant now) {
        return override(level, now)
                .filter(override -> override.effect() == KycOverride.Effect.BLOCK)
                .isPresent();
    }

    private boolean isApproved(AccountRow account) {
        return evaluator.policy().approval() == ApprovalRule.NOT_NEEDED
                || account.kyc().approval() != null;
    }
}
