package io.subaccounts.tck.tenancy;

import io.subaccounts.access.Action;
import io.subaccounts.accounts.Account;
import io.subaccounts.accounts.AccountPatch;
import io.subaccounts.accounts.Accounts;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.StatusChange;
import io.subaccounts.error.ErrorCode;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The accounts' methods, except lists and deletions. */
final class AccountOperations {

    private final Stage stage;

    private AccountOperations(Stage stage) {
        this.stage = stage;
    }

    static Operations on(Stage stage) {
        var here = new AccountOperations(stage);
        var lists = new AccountListOperation();
        var deletions = new DeletionOperations(stage);
        return new Operations(Accounts.class)
                .on("createMain", here::createMain)
                .on("create", here::create)
                .on("get", here::get)
                .on("update", here::update)
                .on("enable", turn -> here.flip(turn, Flip.ENABLE))
                .on("disable", turn -> here.flip(turn, Flip.DISABLE))
                .on("suspend", turn -> here.flip(turn, Flip.SUSPEND))
                .on("resume", turn -> here.flip(turn, Flip.RESUME))
                .on("list", lists::list)
                .on("move", here::move)
                .on("planDeletion", deletions::plan)
                .on("delete", deletions::delete);
    }

    /** An account that is answered must be as the model has it. */
    static void compare(Turn turn, Node node, Account account) {
        turn.same("id", account.id(), node.id);
        turn.same("parent", account.parentId(), node.parent == null ? null : node.parent.id);
        turn.same("environment", account.environment(), node.environment);
        turn.same("own switch", account.enabled(), node.enabled);
        turn.same("suspension", account.suspended(), node.suspended);
        turn.same("status", account.status(), node.status());
        turn.same("mode", account.kycMode(), node.mode);
        turn.same("gate", account.kycCallsBlocked(), node.isCallBlocked());
        turn.same("flags", account.permissions(), node.flags);
    }

    private void createMain(Turn turn) {
        if (turn.caller.isPlatform() && !turn.chance(20)) {
            return; // now and then is enough: the forest is to stay small
        }
        var draft = stage.mainDraft();
        var expected = turn.caller.isPlatform() ? Expected.success() : Expected.unless(Set.of("STANDING_TOO_LOW"));
        turn.call(
                expected,
                () -> turn.manager.accounts().createMain(turn.caller.actor(), draft),
                created -> compare(turn, stage.created(created, draft), created.account()));
    }

    private void create(Turn turn) {
        var draft = turn.chance(20) ? stage.draft().environment(stage.anyEnvironment()) : stage.draft();
        var expected = turn.managing(Action.CREATE_ACCOUNT);
        if (expected.mustSucceed() && turn.node().depth() + 1 >= turn.maxDepth()) {
            expected = Expected.failure(ErrorCode.DEPTH_EXCEEDED);
        }
        if (draft.environment() != null
                && draft.environment() != turn.subjectId().environment()) {
            expected = Expected.invalid("environment");
        }
        turn.call(
                expected,
                () -> turn.manager.accounts().create(turn.caller.actor(), turn.subjectId(), draft),
                created -> {
                    turn.same("parent", created.account().parentId(), turn.node().id);
                    compare(turn, stage.created(created, draft), created.account());
                });
    }

    private void get(Turn turn) {
        turn.call(
                turn.managing(Action.READ_ACCOUNT),
                () -> turn.manager.accounts().get(turn.caller.actor(), turn.subjectId()),
                account -> compare(turn, turn.node(), account));
    }

    private void update(Turn turn) {
        long version = turn.subject()
                .map(node ->
                        turn.manager.accounts().get(Stage.PLATFORM, node.id).version())
                .orElse(1L);
        boolean stale = turn.chance(10);
        var builder = AccountPatch.builder();
        Expected expected;
        Consumer<Node> change = node -> {};
        int kind = turn.random.nextInt(3);
        if (kind == 0) {
            builder.name("renamed " + turn.random.nextInt(1000));
            expected = turn.managing(Action.UPDATE_ACCOUNT);
        } else if (kind == 1) {
            builder.externalId("ext-" + turn.random.nextInt(1000));
            expected = turn.managing(Action.CONFIGURE_ACCOUNT);
        } else {
            var present = turn.subject().map(node -> node.mode).orElse(KycMode.PERSONAL_USE);
            var mode = present == KycMode.CUSTOMER_USE ? KycMode.PERSONAL_USE : KycMode.CUSTOMER_USE;
            builder.kycMode(mode);
            change = node -> node.switchTo(mode);
            expected = turn.managing(Action.CONFIGURE_ACCOUNT);
            if (mode == KycMode.PERSONAL_USE) {
                expected = expected.and(turn.managing(Action.DEMOTE_KYC));
            }
        }
        if (stale && expected.mustSucceed()) {
            expected = Expected.failure(ErrorCode.STALE_VERSION);
        }
        var patch = builder.build();
        var carryOver = change;
        turn.call(
                expected,
                () -> turn.manager
                        .accounts()
                        .update(turn.caller.actor(), turn.subjectId(), patch, stale ? version + 1 : version),
                account -> {
                    carryOver.accept(turn.node());
                    compare(turn, turn.node(), account);
                });
    }

    private enum Flip {
        ENABLE,
        DISABLE,
        SUSPEND,
        RESUME;

        Action action() {
            return this == ENABLE || this == DISABLE ? Action.SWITCH_ACCOUNT : Action.SUSPEND_ACCOUNT;
        }

        StatusChange call(Accounts accounts, Turn turn) {
            return switch (this) {
                case ENABLE -> accounts.enable(turn.caller.actor(), turn.subjectId());
                case DISABLE -> accounts.disable(turn.caller.actor(), turn.subjectId());
                case SUSPEND -> accounts.suspend(turn.caller.actor(), turn.subjectId());
                case RESUME -> accounts.resume(turn.caller.actor(), turn.subjectId());
            };
        }

        boolean carryOver(Node node) {
            boolean enabled = this == ENABLE || (this != DISABLE && node.enabled);
            boolean suspended = this == SUSPEND || (this != RESUME && node.suspended);
            boolean changed = enabled != node.enabled || suspended != node.suspended;
            node.enabled = enabled;
            node.suspended = suspended;
            return changed;
        }
    }

    private void flip(Turn turn, Flip flip) {
        turn.call(turn.managing(flip.action()), () -> flip.call(turn.manager.accounts(), turn), answer -> {
            turn.same("whether anything changed", answer.changed(), flip.carryOver(turn.node()));
            compare(turn, turn.node(), answer.account());
            if (answer.changed() && turn.chance(85)) {
                restore(turn.node());
            }
        });
    }

    /** Most of the world stays in working order. */
    private void restore(Node node) {
        if (!node.enabled) {
            stage.manager.accounts().enable(Stage.PLATFORM, node.id);
            node.enabled = true;
        }
        if (node.suspended) {
            stage.manager.accounts().resume(Stage.PLATFORM, node.id);
            node.suspended = false;
        }
    }

    private void move(Turn turn) {
        var target = turn.another();
        var newParent = turn.idOf(target);
        var expected = turn.managing(Action.MOVE_ACCOUNT)
                .and(turn.managing(Action.ADOPT_ACCOUNT, target, Expected.notFound(newParent)));
        if (turn.subjectId().isMain()) {
            expected = Expected.invalid("subject");
        } else if (expected.mustSucceed()) {
            expected = moving(turn, turn.node(), target.orElseThrow());
        }
        turn.call(
                expected,
                () -> turn.manager.accounts().move(turn.caller.actor(), turn.subjectId(), newParent),
                account -> {
                    turn.node().moveTo(target.orElseThrow());
                    compare(turn, turn.node(), account);
                },
                newParent);
    }

    private static Expected moving(Turn turn, Node node, Node newParent) {
        if (newParent.environment != node.environment) {
            return Expected.failure(ErrorCode.ENVIRONMENT_MISMATCH);
        }
        if (newParent.isAtOrBelow(node)) {
            return Expected.failure(ErrorCode.TREE_CYCLE);
        }
        if (newParent == node.parent) {
            return Expected.success();
        }
        boolean fits = newParent.depth() + 1 + node.height() < turn.maxDepth();
        return fits ? lifting(turn, node, newParent) : Expected.failure(ErrorCode.DEPTH_EXCEEDED);
    }

    /** A move that lifts a block is for those who could lift it where it stands. */
    private static Expected lifting(Turn turn, Node node, Node newParent) {
        var expected = Expected.success();
        for (Node level = node.parent; level != null; level = level.parent) {
            if (level.suspended && !newParent.isAtOrBelow(level)) {
                expected = expected.and(onLevel(turn, Action.SUSPEND_ACCOUNT, level));
            }
        }
        for (Node level : node.escape(newParent)) {
            var needed = level.isBlockedByPlatform() ? Action.DECIDE_KYC : Action.DEMOTE_KYC;
            expected = expected.and(onLevel(turn, needed, level));
        }
        return expected;
    }

    private static Expected onLevel(Turn turn, Action action, Node level) {
        return turn.managing(action, Optional.of(level), Expected.unless(Set.of("STANDING_TOO_LOW")));
    }
}
