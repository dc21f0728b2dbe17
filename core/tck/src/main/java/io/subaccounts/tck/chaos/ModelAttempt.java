package io.subaccounts.tck.chaos;

import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An attempt as the model knows it. */
final class ModelAttempt {

    final AttemptId id;
    final Instant createdAt;
    AttemptState state;

    /** What the provider calls it, once that is known here. */
    @Nullable
    String reference;

    @Nullable
    String declaredName;

    /** Whom the register names as the holder. */
    @Nullable
    String registeredName;

    /** The session it was submitted in, or else begun in. */
    @Nullable
    ModelSession session;

    /** Whether a search has its answers. */
    boolean answered;

    /** How often the provider was asked what came of a request. */
    int fetches;

    /** When it was submitted, if it was. */
    @Nullable
    Instant submittedAt;

    /** The PAN that is shown, or that is in the GSTIN that is shown. */
    @Nullable
    String pan;

    @Nullable
    Instant settledAt;

    @Nullable
    Instant validUntil;

    @Nullable
    String claimedBy;

    @Nullable
    Instant leaseUntil;

    /** How far it had come when its time was over, as long as nobody has noticed that. */
    @Nullable
    AttemptState unnoticed;

    ModelAttempt(AttemptId id, AttemptState state, Instant createdAt) {
        this.id = id;
        this.state = state;
        this.createdAt = createdAt;
    }

    /** Whose the document is, as far as anybody said. */
    @Nullable
    String holder() {
        return registeredName == null ? declaredName : registeredName;
    }

    DocumentType document() {
        return id.document();
    }

    boolean isDecided() {
        return state == AttemptState.VERIFIED || isFailed();
    }

    boolean isFailed() {
        return state == AttemptState.FAILED_RETRYABLE || state == AttemptState.FAILED_FINAL;
    }

    /** Submitted, and not ended yet. */
    boolean isUnderWay() {
        return !state.isFinal() && state != AttemptState.INITIATED;
    }

    boolean isClaimedBy(String operator, Instant now) {
        return isClaimed(now) && operator.equals(claimedBy);
    }

    boolean isClaimed(Instant now) {
        return leaseUntil != null && leaseUntil.isAfter(now);
    }

    @Override
    public String toString() {
        return document() + "/" + id.number() + " " + state;
    }
}
