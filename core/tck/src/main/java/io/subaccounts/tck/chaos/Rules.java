package io.subaccounts.tck.chaos;

import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.kyc.policy.ApprovalRule;
import io.subaccounts.kyc.policy.FailedDocuments;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.PolicyVersion;
import io.subaccounts.kyc.policy.RequirementRule;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What verification promises, said once more and in other words. */
final class Rules {

    private static final Set<Capability> CALLS = EnumSet.of(Capability.PLACE_CALLS);
    private static final Set<Capability> EVERYTHING = EnumSet.allOf(Capability.class);

    final KycPolicy policy;

    Rules(KycPolicy policy) {
        this.policy = policy;
    }

    /** Nobody calls below somebody who may not. */
    KycGate gate(ModelAccount account, Instant now) {
        boolean closed = account.isWithin(level -> ownGate(level, now) == KycGate.BLOCKED);
        return closed ? KycGate.BLOCKED : KycGate.OPEN;
    }

    /** Who is used by customers decides by its own papers; all others are open, unless held or overridden. */
    KycGate ownGate(ModelAccount account, Instant now) {
        boolean unearned = account.mode == KycMode.CUSTOMER_USE ? !opens(account, now) : account.isHeld();
        boolean closed =
                account.overriding(now).map(KycOverride.Effect.BLOCK::equals).orElse(unearned);
        return closed ? KycGate.BLOCKED : KycGate.OPEN;
    }

    /** Whether an account's own papers, and the platform's approval if that is needed, open its gate. */
    private boolean opens(ModelAccount account, Instant now) {
        return isApproved(account) && passed(account, now);
    }

    /** Whether they do so for everything, and not just for a while. */
    boolean earned(ModelAccount account, Instant now) {
        return isApproved(account) && fulfilled(account, version(now), EVERYTHING, good(account, now, Duration.ZERO));
    }

    /** Whether an account would get away from a level that the platform closed, or from an unearned gate it rests on. */
    boolean escapes(ModelAccount account, ModelAccount newParent, Instant now) {
        boolean inherits = account.mode == KycMode.PERSONAL_USE && !account.isHeld();
        for (ModelAccount left = account.parent;
                left != null && !newParent.isWithin(left::equals);
                left = left.parent) {
            boolean unearned = left.mode == KycMode.CUSTOMER_USE ? !earned(left, now) : left.isHeld();
            if (isClosed(left, now) || (inherits && unearned)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isClosed(ModelAccount account, Instant now) {
        return account.overriding(now).filter(KycOverride.Effect.BLOCK::equals).isPresent();
    }

    private boolean isApproved(ModelAccount account) {
        return account.approved || policy.approval() == ApprovalRule.NOT_NEEDED;
    }

    /** Under the version in force, or under those before it that still help whom they know. */
    boolean passed(ModelAccount account, Instant now) {
        return passed(account, policy.versions().indexOf(version(now)), now);
    }

    private boolean passed(ModelAccount account, int index, Instant now) {
        PolicyVersion version = policy.versions().get(index);
        boolean older = account.since.isBefore(version.effectiveFrom());
        boolean grace =
                index > 0 && older && now.isBefore(version.effectiveFrom().plus(version.grace()));
        var good = good(account, now, policy.rechecks().grace());
        return fulfilled(account, version, CALLS, good) || (grace && passed(account, index - 1, now));
    }

    /** Whether a customer has nothing left to show, and nothing to renew either. */
    boolean isComplete(ModelAccount account, Instant now) {
        Duration early = policy.rechecks().lead().negated();
        return fulfilled(account, version(now), EVERYTHING, good(account, now, early));
    }

    /** Whether a customer cannot succeed any more. */
    boolean isHopeless(ModelAccount account, Instant now) {
        boolean required = rules(account, version(now))
                .anyMatch(rule -> rule.alternatives().stream()
                        .allMatch(documents ->
                                documents.stream().anyMatch(document -> failedForGood(account, document))));
        boolean any = account.businessType != null
                && policy.failedDocuments() == FailedDocuments.ANY_BLOCKS
                && Stream.of(DocumentType.values()).anyMatch(document -> failedForGood(account, document));
        return required || any;
    }

    /** How far a document has come. */
    VerificationState document(ModelAccount account, DocumentType document, Instant now) {
        ModelAttempt decided = account.decided(document);
        boolean pending = account.underWay(document) != null;
        if (decided != null && !hasFailed(account, document)) {
            Instant end = decided.validUntil;
            boolean good = end == null || now.isBefore(end);
            return good
                    ? VerificationState.VERIFIED
                    : pending && !good(account, now, policy.rechecks().grace()).test(document)
                            ? VerificationState.PENDING
                            : VerificationState.EXPIRED;
        }
        if (pending) {
            return VerificationState.PENDING;
        }
        return decided == null ? VerificationState.NOT_STARTED : VerificationState.FAILED;
    }

    /** Whether nothing but trying again is left, and nobody may. */
    private static boolean failedForGood(ModelAccount account, DocumentType document) {
        ModelAttempt decided = account.decided(document);
        return decided != null && decided.state == AttemptState.FAILED_FINAL && account.underWay(document) == null;
    }

    private boolean fulfilled(
            ModelAccount account, PolicyVersion version, Set<Capability> wanted, Predicate<DocumentType> good) {
        List<RequirementRule> rules = rules(account, version).toList();
        boolean failure = policy.failedDocuments() == FailedDocuments.ANY_BLOCKS
                && Stream.of(DocumentType.values()).anyMatch(document -> hasFailed(account, document));
        return !rules.isEmpty()
                && !failure
                && rules.stream()
                        .filter(rule -> rule.capabilities().stream().anyMatch(wanted::contains))
                        .allMatch(rule -> rule.alternatives().stream()
                                .anyMatch(documents -> documents.stream().allMatch(good)));
    }

    private Stream<RequirementRule> rules(ModelAccount account, PolicyVersion version) {
        return version.rules().stream()
                .filter(rule ->
                        account.businessType != null && rule.businessTypes().contains(account.businessType));
    }

    /** The documents that are verified, and not longer past their end than some time. */
    private static Predicate<DocumentType> good(ModelAccount account, Instant now, Duration past) {
        return document -> {
            ModelAttempt decided = account.decided(document);
            return decided != null
                    && !hasFailed(account, document)
                    && (decided.validUntil == null || now.isBefore(decided.validUntil.plus(past)));
        };
    }

    /** What the subject failed stays failed until the subject passes; a paper of somebody else is as bad. */
    private static boolean hasFailed(ModelAccount account, DocumentType document) {
        ModelAttempt decided = account.decided(document);
        return decided != null && (decided.isFailed() || isForeign(account, decided));
    }

    /** Whose document something is that was found good, beside what was declared and whose the others are. */
    static Likeness holders(ModelAccount account, ModelAttempt attempt) {
        Likeness declared = Likeness.of(attempt.declaredName, attempt.registeredName);
        return declared.worse(kin(account, attempt));
    }

    /** Whose document something is, beside whose the others are. In test mode nobody's documents are anybody's. */
    static Likeness kin(ModelAccount account, ModelAttempt attempt) {
        return account.isTest()
                ? Likeness.SAME
                : account.kin(attempt)
                        .map(other -> Likeness.of(attempt.holder(), other.holder()))
                        .reduce(Likeness.SAME, Likeness::worse);
    }

    private static boolean isForeign(ModelAccount account, ModelAttempt attempt) {
        if (attempt.pan == null || account.isTest()) {
            return false;
        }
        if (attempt.document() == DocumentType.PAN) {
            return account.businessType != null && !fits(account, attempt.pan);
        }
        String verified = account.verifiedPan();
        return verified != null && !verified.equals(attempt.pan);
    }

    static boolean fits(ModelAccount account, String pan) {
        return account.businessType == null
                || Papers.HOLDERS.getOrDefault(account.businessType, Set.of()).contains(pan.charAt(3));
    }

    private PolicyVersion version(Instant now) {
        PolicyVersion present = policy.versions().get(0);
        for (PolicyVersion version : policy.versions()) {
            present = version.effectiveFrom().isAfter(now) ? present : version;
        }
        return present;
    }
}
