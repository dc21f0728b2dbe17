package io.subaccounts.internal.verification;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RequirementError;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.spi.storage.StandingRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one document counts for at one moment. */
record DocumentStanding(
        DocumentType document,
        RequirementState state,
        List<RequirementError> errors,
        @Nullable Instant dueFrom,
        @Nullable Instant deadline) {

    private static final Set<RequirementError.Code> REFUSALS = EnumSet.of(
            RequirementError.Code.DOCUMENT_FAILED,
            RequirementError.Code.HOLDER_TYPE_MISMATCH,
            RequirementError.Code.HOLDER_MISMATCH);

    static DocumentStanding of(KycPolicy policy, Circumstances account, DocumentType document, Instant now) {
        StandingRow row = account.kyc().standing(document).orElse(null);
        if (row == null) {
            return new DocumentStanding(document, RequirementState.NOT_STARTED, List.of(), null, null);
        }
        StandingRow.Settled settled = row.settled();
        var errors = new ArrayList<RequirementError>();
        if (settled != null && !belongs(settled, account)) {
            errors.add(new RequirementError(RequirementError.Code.OTHER_ENVIRONMENT, document));
            settled = null;
        }
        if (settled != null && settled.outcome() == AttemptState.VERIFIED) {
            holderErrors(policy, account, document, settled, errors);
            if (errors.isEmpty()) {
                return verified(policy, row, settled, now);
            }
        } else if (settled != null) {
            errors.add(new RequirementError(RequirementError.Code.DOCUMENT_FAILED, document));
        }
        return new DocumentStanding(document, unverified(open(policy, row, now), settled), errors, null, null);
    }

    /** The documented view. */
    VerificationState summary() {
        return switch (state) {
            case NOT_STARTED -> VerificationState.NOT_STARTED;
            case PENDING, NEEDS_REVIEW -> VerificationState.PENDING;
            case SATISFIED -> VerificationState.VERIFIED;
            case FAILED_RETRYABLE, FAILED_FINAL -> VerificationState.FAILED;
            case EXPIRED, PAST_DUE -> VerificationState.EXPIRED;
        };
    }

    /** Whether the last that was decided about it speaks against it; that it is being run again changes nothing yet. */
    boolean refused() {
        return errors.stream().map(RequirementError::code).anyMatch(REFUSALS::contains);
    }

    private static DocumentStanding verified(
            KycPolicy policy, StandingRow row, StandingRow.Settled settled, Instant now) {
        Instant end = settled.validUntil();
        if (end == null) {
            return new DocumentStanding(row.document(), RequirementState.SATISFIED, List.of(), null, null);
        }
        Duration grace = policy.rechecks().grace();
        Instant dueFrom = end.minus(policy.rechecks().lead());
        Instant deadline = end.plus(grace);
        if (now.isBefore(end)) {
            return new DocumentStanding(row.document(), RequirementState.SATISFIED, List.of(), dueFrom, deadline);
        }
        var errors = List.of(new RequirementError(RequirementError.Code.DOCUMENT_EXPIRED, row.document()));
        RequirementState state = RequirementState.EXPIRED;
        if (!now.isBefore(deadline)) {
            RequirementState open = open(policy, row, now);
            state = open == RequirementState.NOT_STARTED ? RequirementState.PAST_DUE : open;
        }
        return new DocumentStanding(row.document(), state, errors, dueFrom, deadline);
    }

    private static RequirementState unverified(RequirementState open, StandingRow.@Nullable Settled settled) {
        if (open != RequirementState.NOT_STARTED || settled == null) {
            return open;
        }
        return settled.outcome() == AttemptState.FAILED_FINAL
                ? RequirementState.FAILED_FINAL
                : RequirementState.FAILED_RETRYABLE;
    }

    /** What is under way; an attempt whose time is over is not, whether or not that was noticed. */
    private static RequirementState open(KycPolicy policy, StandingRow row, Instant now) {
        StandingRow.Open open = row.open();
        if (open == null || open.state() == AttemptState.INITIATED || new PendingTimes(policy).isOver(row, now)) {
            return RequirementState.NOT_STARTED;
        }
        return open.state() == AttemptState.NEEDS_REVIEW ? RequirementState.NEEDS_REVIEW : RequirementState.PENDING;
    }

    private static void holderErrors(
            KycPolicy policy,
            Circumstances account,
            DocumentType document,
            StandingRow.Settled settled,
            List<RequirementError> errors) {
        Character holderType = settled.holderType();
        if (holderType != null && account.businessType() != null) {
            Set<Character> fitting = policy.holderTypes().getOrDefault(account.businessType(), Set.of());
            if (!fitting.contains(holderType)) {
                errors.add(new RequirementError(RequirementError.Code.HOLDER_TYPE_MISMATCH, document));
            }
        }
        String holder = settled.holder();
        if (document != DocumentType.PAN && holder != null) {
            String verified = verifiedHolder(account);
            if (verified != null && !verified.equals(holder)) {
                errors.add(new RequirementError(RequirementError.Code.HOLDER_MISMATCH, document));
            }
        }
    }

    /** Evidence from test mode counts for test accounts and for no others. */
    private static boolean belongs(StandingRow.Settled settled, Circumstances account) {
        return settled.simulated() == (account.environment() == Environment.TEST);
    }

    private static @Nullable String verifiedHolder(Circumstances account) {
        return account.kyc()
                .standing(DocumentType.PAN)
                .map(StandingRow::settled)
                .filter(pan -> pan.outcome() == AttemptState.VERIFIED && belongs(pan, account))
                .map(StandingRow.Settled::holder)
                .orElse(null);
    }
}
