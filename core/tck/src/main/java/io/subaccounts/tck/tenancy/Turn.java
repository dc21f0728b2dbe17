package io.subaccounts.tck.tenancy;

import io.subaccounts.SubaccountManager;
import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.error.SubaccountException;
import io.subaccounts.resources.ResourceRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of one method: who asks, about whom, and what came of it. */
final class Turn {

    final Model model;
    final Random random;
    final Caller caller;
    final SubaccountManager manager;
    private final Stage stage;
    private final Node base;
    private final Relation relation;
    private final @Nullable Node subject;
    private final AccountId subjectId;

    Turn(Stage stage, Node base, Caller caller, Relation relation, @Nullable Node subject) {
        this.stage = stage;
        this.model = stage.model;
        this.random = stage.random;
        this.manager = stage.manager;
        this.base = base;
        this.caller = caller;
        this.relation = relation;
        this.subject = subject;
        this.subjectId = subject == null ? stage.absentId() : subject.id;
    }

    /** The account concerned, as it is named to the library; may name nothing. */
    AccountId subjectId() {
        return subjectId;
    }

    /** The account concerned, if it exists. */
    Optional<Node> subject() {
        return Optional.ofNullable(subject);
    }

    /** The account concerned, where an expectation of success implies that it exists. */
    Node node() {
        if (subject == null) {
            throw new AssertionError("the library succeeded with an account that does not exist; " + this);
        }
        return subject;
    }

    /** One more account, in the same or another relation to whom the call is about. */
    Optional<Node> another() {
        var relations = Relation.values();
        return relations[random.nextInt(relations.length)].pick(base, model, random);
    }

    AccountId idOf(Optional<Node> node) {
        return node.map(known -> known.id).orElseGet(stage::absentId);
    }

    /** What must come of a management call on the account concerned. */
    Expected managing(Action action) {
        return managing(action, subject(), Expected.notFound(subjectId));
    }

    Expected managing(Action action, Optional<Node> on, Expected unseen) {
        return on.filter(caller::sees)
                .map(node -> Expected.unless(Rules.againstManaging(caller, action, node)))
                .orElse(unseen);
    }

    Preparation preparing() {
        return new Preparation(stage);
    }

    boolean seesSubject() {
        return subject != null && caller.sees(subject);
    }

    Instant now() {
        return stage.time.now();
    }

    int maxDepth() {
        return Stage.MAX_DEPTH;
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** One of several, or nothing if there are none. */
    <T> Optional<T> anyOf(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(any(choices));
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A resource: of the subject, of the caller, of somebody, or of nobody. */
    ResourceRef resource() {
        int dice = random.nextInt(10);
        if (dice < 8) {
            var top = dice < 4 ? subject : dice < 6 ? base : null;
            var candidates = top == null ? List.copyOf(model.owned.values()) : model.ownedWithin(top);
            if (!candidates.isEmpty()) {
                return candidates.get(random.nextInt(candidates.size())).resource();
            }
        }
        return model.resources.get(random.nextInt(model.resources.size()));
    }

    /**
     * Makes the call and compares what came of it.
     *
     * @param expected what may come of it
     * @param call the call
     * @param then compares the answer and carries the change over to the model
     * @param arguments what the caller says itself, and may therefore read again
     */
    <T> void call(Expected expected, Supplier<T> call, Consumer<T> then, Object... arguments) {
        call(caller, expected, call, then, arguments);
    }

    /** The same, where somebody else than the caller is given the answer. */
    <T> void call(Caller receiver, Expected expected, Supplier<T> call, Consumer<T> then, Object... arguments) {
        @Nullable Object outcome;
        try {
            T answer = call.get();
            outcome = answer;
            stage.succeeded();
            if (!expected.maySucceed()) {
                throw new AssertionError("LEAK: " + expected + " was due, the answer was " + answer + "; " + this);
            }
            then.accept(answer);
        } catch (SubaccountException refusal) {
            outcome = refusal;
            if (!expected.accepts(refusal)) {
                throw new AssertionError(
                        (expected.mustSucceed() ? "REFUSED: " : "LEAK: ") + expected + " was due, it was "
                                + Expected.shape(refusal) + "; " + this,
                        refusal);
            }
        } catch (RuntimeException broken) {
            throw new AssertionError("the library broke instead of answering; " + this, broken);
        }
        var said = new ArrayList<Object>(Arrays.asList(arguments));
        if (receiver.equals(caller)) {
            said.add(subjectId);
        }
        scan(receiver, outcome, said);
    }

    private void scan(Caller receiver, @Nullable Object outcome, List<Object> said) {
        var leaks = new LeakScan(model, receiver, said).leaks(outcome);
        check(leaks.isEmpty(), () -> "LEAK: " + leaks + " in " + Stage.shorten(outcome));
    }

    /** Fails, saying what was going on, unless something holds. */
    void check(boolean holds, Supplier<String> otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise.get() + "; " + this);
        }
    }

    void same(String what, @Nullable Object found, @Nullable Object expected) {
        check(Objects.equals(found, expected), () -> what + " is " + found + ", should be " + expected);
    }

    @Override
    public String toString() {
        return stage.what() + " asked by " + caller.actor() + " at " + caller.node() + " through " + caller.key()
                + " about its " + relation + " " + (subject == null ? subjectId : subject);
    }
}
