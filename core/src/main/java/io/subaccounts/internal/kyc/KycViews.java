package io.subaccounts.internal.kyc;

import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.verification.Circumstances;
import io.subaccounts.internal.verification.Evaluator;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.VerificationResult;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.Lineage;
import java.time.Instant;

/**
 * What the host sees of an account's verification.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycViews {

    private final KycRules rules;
    private final Evaluator evaluator;

    /**
     * Sets the views up.
     *
     * @param rules how the gate is derived
     * @param evaluator what the policy makes of documents
     */
    public KycViews(KycRules rules, Evaluator evaluator) {
        this.rules = rules;
        this.evaluator = evaluator;
    }

    KycStatus status(Lineage account, Instant now) {
        AccountRow row = account.self();
        KycRules.Derived derived = rules.gate(account, now);
        return new KycStatus(
                row.id(),
                row.kycMode(),
                row.businessType(),
                evaluator.documents(Circumstances.of(row), now),
                rules.evaluate(row, now),
                KycRules.override(row, now).orElse(null),
                row.kyc().approval(),
                KycRules.isHeld(row),
                derived.gate(),
                derived.decidedBy());
    }

    VerificationResult.Recorded recorded(Attempts.Step step, Instant now) {
        return new VerificationResult.Recorded(AttemptEdit.view(step.attempt()), status(step.account(), now));
    }
}
