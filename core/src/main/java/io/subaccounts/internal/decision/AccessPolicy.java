package io.subaccounts.internal.decision;

import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Plane;
import io.subaccounts.access.Remedy;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.Capability;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.Lineage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The choke point: every yes and no about a tenant, on the call path and on the management path, is made here. Pure: the
 * same question gets the same answer, always with all reasons.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class AccessPolicy {

    private static final String READ = "read";

    /** What outlives an account besides reading: its customer's personal data can be asked for, and got rid of. */
    private static final Set<Action> AFTER_DELETION = Set.of(Action.DISCLOSE_KYC, Action.ERASE_KYC);

    private final KycRules rules;
    private final Set<Capability> withheld;

    /**
     * Sets the policy up.
     *
     * @param rules how the gate is derived
     * @param withheld what a blocked KYC gate withholds
     */
    public AccessPolicy(KycRules rules, Set<Capability> withheld) {
        this.rules = rules;
        this.withheld = Set.copyOf(withheld);
    }

    /**
     * Answers a question.
     *
     * @param question what to decide
     * @return every reason against, none if allowed
     */
    public List<Denial> decide(Question question) {
        var denials = new ArrayList<Denial>();
        credential(question, denials);
        states(question, denials);
        scope(question, denials);
        standing(question, denials);
        kyc(question, denials);
        visibility(question, denials);
        return List.copyOf(new LinkedHashSet<>(denials));
    }

    private static void credential(Question question, List<Denial> denials) {
        if (!(question.actor() instanceof Actor.OfCredential actor)) {
            return;
        }
        CredentialRow credential = question.credential();
        if (credential == null
                || !credential.account().equals(actor.account())
                || !CredentialRules.hasLive(credential, actor.secretNumber(), question.now())) {
            denials.add(new Denial(DenialReason.CREDENTIAL_REVOKED, actor.account(), Remedy.USE_ANOTHER_CREDENTIAL));
            return;
        }
        CredentialRules.collectValidity(credential, question.now(), denials);
    }

    /** Everything that stands on the way up from the lowest account whose working the action depends on. */
    private static void states(Question question, List<Denial> denials) {
        Lineage depended = question.principal();
        if (question.action().plane() == Plane.DATA) {
            depended = firstOf(question.owner(), question.subject(), depended);
        }
        if (depended != null) {
            StatusRules.collect(depended, denials);
            permissions(depended, question.action(), denials);
        }
        Lineage subject = question.subject();
        if (subject != null && subject.self().isDeleted() && !outlivesAccounts(question.action())) {
            denials.add(new Denial(DenialReason.ACCOUNT_DELETED, subject.self().id(), Remedy.NONE));
        }
    }

    private static boolean outlivesAccounts(Action action) {
        return action.verb().equals(READ) || AFTER_DELETION.contains(action);
    }

    private static void permissions(Lineage depended, Action action, List<Denial> denials) {
        for (AccountRow level : depended.upwards()) {
            var flags = level.permissions().flags();
            if (Boolean.FALSE.equals(flags.get(action.domain()))
                    || Boolean.FALSE.equals(flags.get(action.toString()))) {
                denials.add(new Denial(DenialReason.PERMISSION_DENIED, level.id(), Remedy.CHANGE_PERMISSIONS_OF_LEVEL));
            }
        }
    }

    private static void scope(Question question, List<Denial> denials) {
        CredentialRow credential = question.credential();
        if (credential == null) {
            return;
        }
        Action action = question.action();
        var object = question.object();
        String instance =
                object != null ? object.toString() : question.subjectId().value();
        if (credential.scopes().stream().noneMatch(scope -> scope.covers(action.domain(), action.verb(), instance))) {
            denials.add(new Denial(DenialReason.SCOPE_MISSING, credential.account(), Remedy.USE_ANOTHER_CREDENTIAL));
        }
    }

    private static void standing(Question question, List<Denial> denials) {
        Lineage principal = question.principal();
        Lineage subject = question.subject();
        if (question.actor() instanceof Actor.Platform || principal == null || subject == null) {
            return;
        }
        int levelsAbove = subject.depth() - principal.depth();
        boolean highEnough = switch (question.action().standing()) {
            case SELF_OR_ABOVE -> true;
            case ABOVE -> levelsAbove >= 1;
            case ABOVE_PARENT -> levelsAbove >= 2;
            case PLATFORM -> false;
        };
        if (!highEnough) {
            denials.add(
                    new Denial(DenialReason.STANDING_TOO_LOW, principal.self().id(), Remedy.ACT_FROM_ABOVE));
        }
    }

    private void kyc(Question question, List<Denial> denials) {
        Capability needed = question.action().capability();
        if (needed == null || !withheld.contains(needed)) {
            return;
        }
        for (Lineage concerned : new Lineage[] {question.subject(), question.owner()}) {
            if (concerned != null) {
                var derived = rules.gate(concerned, needed, question.now());
                if (derived.gate() == KycGate.BLOCKED) {
                    denials.add(
                            new Denial(DenialReason.KYC_REQUIRED, derived.decidedBy(), Remedy.COMPLETE_KYC_OF_LEVEL));
                }
            }
        }
    }

    private static void visibility(Question question, List<Denial> denials) {
        boolean subjectMissing = question.subject() == null;
        boolean objectMissing = question.object() != null && question.owner() == null;
        if (subjectMissing || objectMissing) {
            denials.add(new Denial(DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE));
        }
    }

    private static @Nullable Lineage firstOf(
            @Nullable Lineage first, @Nullable Lineage second, @Nullable Lineage third) {
        if (first != null) {
            return first;
        }
        return second != null ? second : third;
    }
}
