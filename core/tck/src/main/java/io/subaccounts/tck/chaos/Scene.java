package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import io.subaccounts.accounts.BusinessType;
import io.subaccounts.accounts.KycMode;
import io.subaccounts.accounts.NewAccount;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.error.ValidationException;
import io.subaccounts.tck.support.MutableTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One history: its accounts, its chance, what has happened so far, and what is expected of it. */
final class Scene {

    private static final int DAYS_OF_BEGINNINGS = 450;

    final Stage stage;
    final Random random;
    final Model model;
    private final Instant began;
    private final StringBuilder history = new StringBuilder();
    final boolean lucky;
    private int depth;

    Scene(Stage stage, Random random) {
        this.stage = stage;
        this.random = random;
        this.model = new Model(new Rules(stage.policy));
        this.began = MutableTime.START.plus(Duration.ofDays(dayOfBeginning()));
        stage.time.jumpTo(began);
        this.lucky = chance(40);
    }

    /** Often shortly before the policy changes. */
    private int dayOfBeginning() {
        return chance(30) ? pick(Policies.CHANGES) - 1 - random.nextInt(8) : random.nextInt(DAYS_OF_BEGINNINGS);
    }

    /** How a check goes. In some histories most go well, so that there is something to lose. */
    Answer anyAnswer() {
        return lucky && chance(85) ? Answer.PASSED : Answer.any(random);
    }

    /** A customer, somebody below it, and a customer in test mode. */
    void populate() {
        var main = new ModelAccount("live main", stage.liveMain, began, null);
        var testMain = new ModelAccount("test main", stage.testMain, began, null);
        ModelAccount customer = create("customer", main, KycMode.CUSTOMER_USE);
        create("below", customer, chance(50) ? KycMode.CUSTOMER_USE : KycMode.PERSONAL_USE);
        create("tester", testMain, KycMode.CUSTOMER_USE);
    }

    private ModelAccount create(String name, ModelAccount parent, KycMode mode) {
        BusinessType type = anyBusinessType();
        var draft = NewAccount.named(name).email("ops@customer.example").kycMode(mode);
        AccountId id = manager()
                .accounts()
                .create(Stage.PLATFORM, parent.id, type == null ? draft : draft.businessType(type))
                .authId();
        var account = new ModelAccount(name, id, began, parent);
        account.mode = mode;
        account.businessType = type;
        model.accounts.add(account);
        note(name + " is " + id + " " + mode + " " + type);
        return account;
    }

    @Nullable
    BusinessType anyBusinessType() {
        return random.nextInt(10) == 0 ? null : pick(Papers.FORMS);
    }

    SubaccountManager manager() {
        return pick(stage.managers);
    }

    /** An operator, the account above, or, by chance, one who may not. */
    Actor anyActor(ModelAccount account) {
        int dice = random.nextInt(20);
        if (dice == 0) {
            return Actor.account(account.id);
        }
        return dice < 8 ? Stage.PLATFORM : Actor.account(Objects.requireNonNull(account.parent).id);
    }

    Instant now() {
        return stage.time.now();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** Says what happens, for whoever has to read why it should not have. */
    void note(String what) {
        history.append('+')
                .append(Duration.between(began, now()))
                .append(" ".repeat(1 + 4 * depth))
                .append(what)
                .append('\n');
    }

    /** What happens while something else is under way. */
    void meanwhile(Runnable steps) {
        depth++;
        steps.run();
        depth--;
    }

    int depth() {
        return depth;
    }

    /** Calls what must succeed, or must be refused in just one way; null if it is. */
    <T> @Nullable T call(@Nullable String refusal, Supplier<T> call) {
        return call(() -> refusal, call);
    }

    /** The same where only what happens meanwhile decides. */
    <T> @Nullable T call(Supplier<@Nullable String> refusal, Supplier<T> call) {
        try {
            T answer = call.get();
            check(refusal.get() == null, () -> "should be refused with " + refusal.get() + " and answered " + answer);
            return answer;
        } catch (SubaccountException e) {
            String shape = e.code() + (e instanceof ValidationException invalid ? " " + invalid.field() : "");
            check(shape.equals(refusal.get()), () -> "was refused with " + e + " where " + refusal.get() + " was due");
            note("    refused: " + shape);
            return null;
        }
    }

    void check(boolean holds, Supplier<String> complaint) {
        if (!holds) {
            throw new AssertionError(complaint.get());
        }
    }

    void same(String what, @Nullable Object actual, @Nullable Object expected) {
        check(Objects.equals(actual, expected), () -> what + " is " + actual + " and should be " + expected);
    }

    @Override
    public String toString() {
        return "under " + stage.policy + "\n" + history;
    }
}
