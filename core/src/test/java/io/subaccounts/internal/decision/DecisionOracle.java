package io.subaccounts.internal.decision;

import static io.subaccounts.kyc.DocumentType.AADHAAR;
import static io.subaccounts.kyc.DocumentType.PAN;

import io.subaccounts.access.Action;
import io.subaccounts.access.Denial;
import io.subaccounts.access.DenialReason;
import io.subaccounts.access.Plane;
import io.subaccounts.access.Remedy;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.credentials.Scope;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Capability;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.KycOverride;
import io.subaccounts.spi.storage.AccountRow;
import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.spi.storage.StandingRow;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What should be decided, said a second time: from the promises, over positions on one path, without any of the rules'
 * own code.
 */
final class DecisionOracle {

    private static final Instant NOW = ManualTime.START;

    private DecisionOracle() {}

    static Set<Denial> denials(Scene scene, Set<Capability> withheld) {
        var all = new HashSet<Denial>();
        Action action = scene.action();
        AccountId asking = scene.principal() < 0
                ? null
                : scene.path().get(scene.principal()).id();
        boolean data = action.plane() == Plane.DATA;

        // Everything from the main account down to the lowest account that has to work.
        int lowest = data ? Math.max(Math.max(scene.principal(), scene.subject()), scene.owner()) : scene.principal();
        for (int at = 0; at <= lowest; at++) {
            AccountRow level = scene.path().get(at);
            add(all, level.isDeleted(), DenialReason.ACCOUNT_DELETED, level.id(), Remedy.NONE);
            add(all, level.suspended(), DenialReason.ACCOUNT_SUSPENDED, level.id(), Remedy.PLATFORM_RESUMES_LEVEL);
            add(all, !level.enabled(), DenialReason.ACCOUNT_DISABLED, level.id(), Remedy.ENABLE_LEVEL);
            boolean denied = level.permissions().flags().entrySet().stream()
                    .anyMatch(flag -> !flag.getValue()
                            && (flag.getKey().contentEquals(action.domain())
                                    || flag.getKey().contentEquals(action.domain() + ":" + action.verb())));
            add(all, denied, DenialReason.PERMISSION_DENIED, level.id(), Remedy.CHANGE_PERMISSIONS_OF_LEVEL);
        }
        // The dead can be looked at and their personal data asked for and erased, and nothing else.
        boolean afterDeletion = action.verb().contentEquals("read")
                || action.toString().contentEquals("kyc:disclose")
                || action.toString().contentEquals("kyc:erase");
        if (scene.subject() >= 0 && !afterDeletion) {
            AccountRow subject = scene.path().get(scene.subject());
            add(all, subject.isDeleted(), DenialReason.ACCOUNT_DELETED, subject.id(), Remedy.NONE);
        }
        if (scene.actor() instanceof Actor.OfCredential actor) {
            credential(all, actor, scene);
        }
        if (scene.principal() >= 0 && scene.subject() >= 0) {
            int needed = switch (action.standing()) {
                case SELF_OR_ABOVE -> 0;
                case ABOVE -> 1;
                case ABOVE_PARENT -> 2;
                case PLATFORM -> Integer.MAX_VALUE;
            };
            boolean tooLow = scene.subject() - scene.principal() < needed;
            add(all, tooLow, DenialReason.STANDING_TOO_LOW, asking, Remedy.ACT_FROM_ABOVE);
        }
        if (action.capability() != null && withheld.contains(action.capability())) {
            gate(all, scene, scene.subject());
            gate(all, scene, scene.owner());
        }
        boolean missing = scene.subject() < 0 || (scene.object() != null && scene.owner() < 0);
        add(all, missing, DenialReason.NOT_FOUND, null, Remedy.NAME_SOMETHING_VISIBLE);
        return all;
    }

    private static void credential(Set<Denial> all, Actor.OfCredential actor, Scene scene) {
        CredentialRow row = scene.credential();
        boolean live = false;
        if (row != null
                && row.revokedAt() == null
                && row.account().value().contentEquals(actor.account().value())) {
            for (SecretRow secret : row.secrets()) {
                boolean over = secret.retiresAt() != null && secret.retiresAt().compareTo(NOW) <= 0;
                live |= secret.number() == actor.secretNumber() && !over;
            }
        }
        if (row == null || !live) {
            add(all, true, DenialReason.CREDENTIAL_REVOKED, actor.account(), Remedy.USE_ANOTHER_CREDENTIAL);
        } else {
            boolean early = row.notBefore() != null && row.notBefore().compareTo(NOW) > 0;
            boolean late = row.expiresAt() != null && row.expiresAt().compareTo(NOW) <= 0;
            add(all, early, DenialReason.CREDENTIAL_NOT_YET_VALID, actor.account(), Remedy.WAIT);
            add(all, late, DenialReason.CREDENTIAL_EXPIRED, actor.account(), Remedy.USE_ANOTHER_CREDENTIAL);
        }
        if (row != null) {
            String instance = scene.object() == null
                    ? scene.subjectId().value()
                    : scene.object().type().name() + "/" + scene.object().id();
            boolean covered = false;
            for (Scope scope : row.scopes()) {
                covered |= is(scope.domain(), scene.action().domain())
                        && is(scope.verb(), scene.action().verb())
                        && is(scope.instance(), instance);
            }
            add(all, !covered, DenialReason.SCOPE_MISSING, row.account(), Remedy.USE_ANOTHER_CREDENTIAL);
        }
    }

    /**
     * Everybody on the way up has to be open, and the first who is not is named: a customer without papers, somebody the
     * platform blocked, or somebody who left its own blocked gate without being freed since.
     */
    private static void gate(Set<Denial> all, Scene scene, int from) {
        for (int at = from; at >= 0; at--) {
            AccountRow level = scene.path().get(at);
            boolean customer = level.kycMode() == KycMode.CUSTOMER_USE;
            boolean unearned = customer ? !shown(level, PAN) || !shown(level, AADHAAR) : isHeld(level);
            boolean opened = overridden(level, KycOverride.Effect.OPEN);
            if (overridden(level, KycOverride.Effect.BLOCK) || (unearned && !opened)) {
                add(all, true, DenialReason.KYC_REQUIRED, level.id(), Remedy.COMPLETE_KYC_OF_LEVEL);
                return;
            }
        }
    }

    private static boolean isHeld(AccountRow level) {
        return level.kyc().held() && level.kyc().approval() == null;
    }

    private static boolean overridden(AccountRow level, KycOverride.Effect effect) {
        KycOverride override = level.kyc().override();
        return override != null
                && override.effect() == effect
                && override.until().compareTo(NOW) > 0;
    }

    /** All the accounts here are individuals', and live. */
    private static boolean shown(AccountRow level, DocumentType document) {
        for (StandingRow standing : level.kyc().standings()) {
            StandingRow.Settled settled = standing.settled();
            if (standing.document() == document && settled != null) {
                return settled.outcome() == AttemptState.VERIFIED
                        && !settled.simulated()
                        && (settled.validUntil() == null || settled.validUntil().compareTo(NOW) > 0);
            }
        }
        return false;
    }

    private static boolean is(String pattern, String text) {
        return pattern.contentEquals("*") || pattern.contentEquals(text);
    }

    private static void add(
            Set<Denial> all, boolean holds, DenialReason reason, @Nullable AccountId at, Remedy remedy) {
        if (holds) {
            all.add(new Denial(reason, at, remedy));
        }
    }
}
