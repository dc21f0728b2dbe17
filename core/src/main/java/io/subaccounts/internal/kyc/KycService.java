package io.subaccounts.internal.kyc;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.error.ValidationException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.KycRules;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.internal.input.TextRules;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.KycEvidence;
import io.subaccounts.kyc.KycStatus;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.KycRow;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * The verification of customers: evidence on record, and the gate that follows from it.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class KycService implements Kyc {

    private static final Set<VerificationState> OUTCOMES =
            EnumSet.of(VerificationState.PENDING, VerificationState.VERIFIED, VerificationState.FAILED);
    private static final int MAX_REASON = 500;

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;

    /**
     * Sets the service up.
     *
     * @param storage where evidence lives
     * @param authority who decides
     * @param clock the clock
     */
    public KycService(Storage storage, Authority authority, MicroClock clock) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
    }

    @Override
    public KycStatus status(Actor actor, AccountId subject) {
        return storage.read(tx -> view(authority.require(tx, actor, Action.READ_KYC, subject)));
    }

    @Override
    public KycStatus record(Actor actor, AccountId subject, KycEvidence evidence) {
        KycEvidence checked = checked(evidence);
        return storage.write(tx -> {
            Lineage lineage = authority.require(tx, actor, Action.RECORD_KYC, subject, TreeLock.EXCLUSIVE);
            Instant now = clock.now();
            AccountRow next = lineage.self().withKyc(new KycRow(checked, now)).next(now);
            if (!tx.accounts()
                    .update(Authority.reach(actor), next, lineage.self().version())) {
                throw new IllegalStateException("the storage let a row change under an exclusive lock");
            }
            return view(tx.accounts().find(Authority.reach(actor), subject).orElseThrow());
        });
    }

    private KycStatus view(Lineage lineage) {
        Instant now = clock.now();
        AccountRow row = lineage.self();
        KycRules.Derived derived = KycRules.gate(lineage, now);
        return new KycStatus(
                row.id(),
                row.kycMode(),
                row.businessType(),
                KycRules.own(row, now),
                derived.gate(),
                derived.decidedBy());
    }

    private static KycEvidence checked(KycEvidence evidence) {
        if (!OUTCOMES.contains(evidence.outcome())) {
            throw new ValidationException("outcome", "must be one of " + OUTCOMES);
        }
        return new KycEvidence(
                evidence.outcome(),
                Objects.requireNonNull(TextRules.visibleAscii("reference", evidence.reference())),
                TextRules.label("reason", evidence.reason(), MAX_REASON),
                MicroClock.moment("valid_until", evidence.validUntil()));
    }
}
