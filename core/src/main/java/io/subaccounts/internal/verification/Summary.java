package io.subaccounts.internal.verification;

import io.subaccounts.accounts.KycMode;
import io.subaccounts.kyc.CapabilityStatus;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.RequirementState;
import io.subaccounts.kyc.RequirementStatus;
import io.subaccounts.kyc.VerificationState;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** An account's verification in one word. */
final class Summary {

    private Summary() {}

    static VerificationState of(
            Circumstances account, Map<DocumentType, DocumentStanding> standings, Switches.Applied present) {
        List<VerificationState> documents =
                standings.values().stream().map(DocumentStanding::summary).toList();
        if (account.kycMode() == KycMode.PERSONAL_USE) {
            return ofDocuments(documents);
        }
        List<RequirementStatus> requirements = present.requirements();
        if (requirements.stream().anyMatch(Summary::failed)) {
            return VerificationState.FAILED;
        }
        if (present.capabilities().values().stream()
                .allMatch(capability -> capability.state() == CapabilityStatus.State.ACTIVE)) {
            return VerificationState.VERIFIED;
        }
        if (requirements.stream().filter(each -> !each.counts()).allMatch(Summary::lapsed)) {
            return VerificationState.EXPIRED;
        }
        boolean begun = documents.stream().anyMatch(state -> state != VerificationState.NOT_STARTED);
        return begun ? VerificationState.PENDING : VerificationState.NOT_STARTED;
    }

    private static VerificationState ofDocuments(Collection<VerificationState> documents) {
        for (VerificationState state : List.of(
                VerificationState.FAILED,
                VerificationState.PENDING,
                VerificationState.EXPIRED,
                VerificationState.VERIFIED)) {
            if (documents.contains(state)) {
                return state;
            }
        }
        return VerificationState.NOT_STARTED;
    }

    private static boolean failed(RequirementStatus requirement) {
        return requirement.state() == RequirementState.FAILED_RETRYABLE
                || requirement.state() == RequirementState.FAILED_FINAL;
    }

    private static boolean lapsed(RequirementStatus requirement) {
        return requirement.state() == RequirementState.PAST_DUE;
    }
}
