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
import java.util.List;
import java.util.Optional;

/**
 * The KYC gate: open where no account upwards is closed. One is closed that the platform blocks, that is used by a customer
 * and not verified, or that was put out of its own gate's reach while that was blocked; an override is stronger than both of
 * the latter.
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
     * @param decidedBy the first account upwards that is closed; of an open gate, the first that is used by a customer, or
     *     else the main account
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
        Optional<AccountRow> closed = lineage.upwards().stream()
                .filter(level -> isClosed(level, capability, now))
                .findFirst();
        return closed.map(level -> new Derived(KycGate.BLOCKED, level.id()))
                .orElseGet(() -> new Derived(KycGate.OPEN, vouching(lineage)));
    }

    private boolean isClosed(AccountRow level, Capability capability, Instant now) {
        Optional<KycOverride> override = override(level, now);
        if (override.isPresent()) {
            return override.get().effect() == KycOverride.Effect.BLOCK;
        }
        return level.kycMode() == KycMode.CUSTOMER_USE
                ? !isApproved(level) || !evaluate(level, now).allows(capability)
                : isHeld(level);
    }

    /** Whose verification an open gate rests on. */
    private static AccountId vouching(Lineage lineage) {
        return lineage.upwards().stream()
                .filter(level -> level.kycMode() == KycMode.CUSTOMER_USE)
                .findFirst()
                .orElse(lineage.main())
                .id();
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
     * Finds what an account would get away from by going elsewhere: levels left behind that the platform blocks and, for
     * an account that does not decide for itself, those that decide and have not earned their gate. Whether the new place is
     * open at the moment makes no difference.
     *
     * @param from the account and those above it
     * @param to the account and those that would be above it
     * @param now the present moment
     * @return all such levels upwards, none if the account leaves nothing behind that it must not
     */
    public List<AccountId> escaped(Lineage from, Lineage to, Instant now) {
        boolean inherits = !decides(from.self());
        return from.upwards().stream()
                .filter(level -> to.from(level.id()).isEmpty())
                .filter(level -> isBlocked(level, now) || (inherits && decides(level) && !hasEarned(level, now)))
                .map(AccountRow::id)
                .toList();
    }

    private static boolean decides(AccountRow level) {
        return level.kycMode() == KycMode.CUSTOMER_USE || isHeld(level);
    }

    private boolean hasEarned(AccountRow level, Instant now) {
        return level.kycMode() == KycMode.CUSTOMER_USE && earned(level, now);
    }

    /**
     * Says whether the platform blocks an account, and with it all below it.
     *
     * @param account the account
     * @param now the present moment
     * @return true if such an override is in force
     */
    public static boolean isBlocked(AccountRow account, Instant now) {
        return override(account, now)
                .filter(override -> override.effect() == KycOverride.Effect.BLOCK)
                .isPresent();
    }

    private boolean isApproved(AccountRow account) {
        return evaluator.policy().approval() == ApprovalRule.NOT_NEEDED
                || account.kyc().approval() != null;
    }
}
