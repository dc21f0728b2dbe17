package io.subaccounts.kyc.policy;

import io.subaccounts.accounts.BusinessType;
import io.subaccounts.kyc.NamePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A policy of which one part is being changed. */
final class KycPolicyDraft {

    private final String name;
    private final String homeCountry;
    List<PolicyVersion> versions;
    RetryRule retries;
    AttemptLimits limits;
    RecheckRule rechecks;
    NamePolicy names;
    NameDeclaration nameDeclaration;
    FailedDocuments failedDocuments;
    ApprovalRule approval;
    Retention retention;
    Duration pendingFor;
    Map<BusinessType, Set<Character>> holderTypes;

    KycPolicyDraft(KycPolicy policy) {
        name = policy.name();
        homeCountry = policy.homeCountry();
        versions = policy.versions();
        retries = policy.retries();
        limits = policy.limits();
        rechecks = policy.rechecks();
        names = policy.names();
        nameDeclaration = policy.nameDeclaration();
        failedDocuments = policy.failedDocuments();
        approval = policy.approval();
        retention = policy.retention();
        pendingFor = policy.pendingFor();
        holderTypes = policy.holderTypes();
    }

    KycPolicy policy() {
        return new KycPolicy(
                name,
                homeCountry,
                versions,
                retries,
                limits,
                rechecks,
                names,
                nameDeclaration,
                failedDocuments,
                approval,
                retention,
                pendingFor,
                holderTypes);
    }
}
