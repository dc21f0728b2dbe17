package io.subaccounts.tck.chaos;

import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycGate;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.common.Actor;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.KycOverride;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people decide: reviewers about attempts, the platform about accounts, and accounts about those below them. */
final class DecisionSteps {

    private static final List<String> REVIEWERS = List.of("asha", "ravi");
    private static final Duration LEASE = Duration.ofHours(1);

    private final Scene scene;

    DecisionSteps(Scene scene) {
        this.scene = scene;
    }

    void review(ModelAccount account) {
        var all = account.attempts().toList();
        var waiting = all.stream()
                .filter(each -> each.state == AttemptState.NEEDS_REVIEW)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        ModelAttempt attempt = waiting.isEmpty() || scene.chance(10) ? scene.pick(all) : scene.pick(waiting);
        String reviewer = scene.pick(REVIEWERS);
        if (attempt.isClaimedBy(reviewer, scene.now()) || scene.chance(15)) {
            decide(account, attempt, reviewer);
        } else {
            claim(account, attempt, reviewer);
        }
    }

    private void claim(ModelAccount account, ModelAttempt attempt, String reviewer) {
        Instant now = scene.now();
        boolean free = !attempt.isClaimed(now) || attempt.isClaimedBy(reviewer, now);
        boolean right = attempt.state == AttemptState.NEEDS_REVIEW && free;
        scene.note(reviewer + " claims " + attempt + " of " + account);
        var claimed = scene.call(
                right ? null : "WRONG_STATE",
                () -> scene.manager().kycReviews().claim(Actor.platform(reviewer), attempt.id, LEASE));
        if (claimed != null) {
            attempt.claimedBy = reviewer;
            attempt.leaseUntil = now.plus(LEASE);
        }
    }

    private void decide(ModelAccount account, ModelAttempt attempt, String reviewer) {
        Instant now = scene.now();
        boolean right = attempt.state == AttemptState.NEEDS_REVIEW && attempt.isClaimedBy(reviewer, now);
        boolean good = scene.random.nextBoolean();
        boolean another = good && Rules.kin(account, attempt) == Likeness.OTHER;
        Finality finality = scene.chance(70) ? Finality.RETRYABLE : Finality.FINAL;
        scene.note(reviewer + (good ? " approves " : " rejects " + finality + " ") + attempt + " of " + account);
        var reviews = scene.manager().kycReviews();
        var recorded = scene.call(
                right && !another ? null : "WRONG_STATE",
                () -> good
                        ? reviews.approve(Actor.platform(reviewer), attempt.id, "seen")
                        : reviews.reject(Actor.platform(reviewer), attempt.id, "seen", finality));
        if (recorded == null) {
            return;
        }
        if (good) {
            scene.model.move(account, attempt, AttemptState.VERIFIED, now);
        } else {
            scene.model.reject(account, attempt, finality == Finality.FINAL, now);
        }
        scene.same("state", recorded.attempt().state(), attempt.state);
        scene.same("gate", recorded.status().gate(), scene.model.rules.gate(account, now));
    }

    void override(ModelAccount account) {
        Instant now = scene.now();
        boolean missing = account.override == null;
        if (!missing && scene.chance(40)) {
            if (account.overriding(now).isPresent()) {
                scene.note("the override of " + account + " is lifted");
                scene.call(
                        (String) null,
                        () -> scene.manager().kycDecisions().liftOverride(Stage.PLATFORM, account.id, "over"));
                account.override = null;
            }
            return;
        }
        Actor actor = scene.chance(90) ? Stage.PLATFORM : scene.anyActor(account);
        Instant until = now.plus(Duration.ofHours(scene.pick(List.of(1, 48, 2000))));
        var decision = scene.random.nextBoolean()
                ? KycOverride.open("case", "seen", until)
                : KycOverride.block("case", "fraud", until);
        scene.note(actor + " overrides " + account + " " + decision.effect() + " until " + until);
        var status =
                scene.call(denied(actor), () -> scene.manager().kycDecisions().override(actor, account.id, decision));
        if (status != null) {
            account.override = decision;
        }
    }

    void approve(ModelAccount account) {
        Actor actor = scene.chance(90) ? Stage.PLATFORM : scene.anyActor(account);
        boolean back = scene.chance(30);
        scene.note(actor + (back ? " withdraws the approval of " : " approves ") + account);
        String denied = denied(actor);
        var kyc = scene.manager().kycDecisions();
        var status = scene.call(
                denied == null && back && !account.approved ? "WRONG_STATE" : denied,
                () -> back ? kyc.withdrawApproval(actor, account.id, "no") : kyc.approve(actor, account.id, "yes"));
        if (status != null) {
            account.approved = !back;
        }
    }

    /** Letting a customer inherit takes somebody above the account above it, and opens nothing. */
    void mode(ModelAccount account) {
        KycMode mode = account.mode == KycMode.CUSTOMER_USE ? KycMode.PERSONAL_USE : KycMode.CUSTOMER_USE;
        ModelAccount parent = account.parent;
        ModelAccount above = parent == null ? null : parent.parent;
        int dice = scene.random.nextInt(10);
        Actor actor = dice < 5 || parent == null
                ? Stage.PLATFORM
                : Actor.account(dice < 8 && above != null ? above.id : parent.id);
        boolean parentDemotes =
                mode == KycMode.PERSONAL_USE && parent != null && actor.equals(Actor.account(parent.id));
        KycGate before = scene.model.rules.gate(account, scene.now());
        boolean earned = scene.model.rules.earned(account, scene.now());
        scene.note(actor + " makes " + account + " " + mode);
        var patch = AccountPatch.builder().kycMode(mode).build();
        if (update(actor, account, patch, parentDemotes ? "ACCESS_DENIED" : null)) {
            account.mode = mode;
            boolean demoted = mode == KycMode.PERSONAL_USE;
            account.held = demoted ? !earned : account.held;
            account.approved &= !demoted || earned;
            scene.check(
                    mode == KycMode.CUSTOMER_USE
                            || before == KycGate.OPEN
                            || scene.model.rules.gate(account, scene.now()) == KycGate.BLOCKED,
                    () -> "the model lets a change of mode open a gate");
        }
    }

    /** Going elsewhere opens nothing either; only the one below has anywhere to go. */
    void move(ModelAccount account) {
        ModelAccount parent = Objects.requireNonNull(account.parent);
        ModelAccount main = parent.parent == null ? parent : parent.parent;
        ModelAccount customer = scene.model.accounts.get(0);
        if (account.equals(customer) || account.isTest()) {
            return;
        }
        ModelAccount to = parent.equals(main) ? customer : main;
        boolean escapes = scene.model.rules.escapes(account, to, scene.now());
        Actor actor = scene.chance(50) ? Stage.PLATFORM : Actor.account(main.id);
        boolean denied = escapes && !actor.equals(Stage.PLATFORM);
        scene.note(actor + " moves " + account + " to " + to);
        var moved = scene.call(
                denied ? "ACCESS_DENIED" : null,
                () -> scene.manager().accounts().move(actor, account.id, to.id));
        if (moved != null) {
            account.parent = to;
            account.held |= escapes;
            account.approved &= !escapes;
        }
    }

    void businessType(ModelAccount account) {
        BusinessType type = scene.anyBusinessType();
        scene.note(account + " becomes " + type);
        if (update(
                Stage.PLATFORM,
                account,
                AccountPatch.builder().businessType(type).build(),
                null)) {
            account.approved &= type == account.businessType;
            account.businessType = type;
        }
    }

    private boolean update(Actor actor, ModelAccount account, AccountPatch patch, @Nullable String refusal) {
        var accounts = scene.manager().accounts();
        long version = accounts.get(Stage.PLATFORM, account.id).version();
        return scene.call(refusal, () -> accounts.update(actor, account.id, patch, version)) != null;
    }

    private static @Nullable String denied(Actor actor) {
        return Stage.PLATFORM.equals(actor) ? null : "ACCESS_DENIED";
    }
}
