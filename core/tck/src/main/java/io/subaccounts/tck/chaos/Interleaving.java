package io.subaccounts.tck.chaos;

import io.subaccounts.SubaccountManager;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** One short history by chance, compared with the model after every step and as a whole in the end. */
final class Interleaving {

    private static final int DEEPEST = 2;
    private static final int LONGEST = 40;
    private static final List<Duration> JUMPS = List.of(
            Duration.ofMinutes(4),
            Duration.ofMinutes(40),
            Duration.ofHours(5),
            Duration.ofDays(2),
            Duration.ofDays(8),
            Duration.ofDays(35),
            Duration.ofDays(110),
            Duration.ofDays(500));

    private final Scene scene;
    private final Comparison comparison;
    private final NumberSteps numbers;
    private final RequestSteps requests;
    private final CallbackSteps callbacks;
    private final SessionSteps sessions;
    private final DecisionSteps decisions;

    Interleaving(Stage stage, long seed) {
        scene = new Scene(stage, new Random(seed));
        comparison = new Comparison(scene);
        var submitting = new Submitting(scene, this::meanwhile);
        numbers = new NumberSteps(scene, submitting);
        requests = new RequestSteps(scene, submitting);
        callbacks = new CallbackSteps(scene);
        sessions = new SessionSteps(scene);
        decisions = new DecisionSteps(scene);
    }

    void play(int usual) {
        try {
            scene.populate();
            if (scene.lucky) {
                papers(scene.model.accounts.get(0));
            }
            int most = scene.chance(10) ? LONGEST : usual;
            int fewest = most / 4;
            int steps = fewest + scene.random.nextInt(most - fewest + 1);
            for (int i = 0; i < steps; i++) {
                step();
            }
            end();
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError(e + "\n" + scene, e);
        }
    }

    private void end() {
        SubaccountManager manager = scene.manager();
        sweep(manager);
        for (ModelAccount account : scene.model.accounts) {
            comparison.whole(account, manager);
        }
    }

    /** While a provider is asked, a little more may happen. */
    private void meanwhile() {
        if (scene.depth() < DEEPEST) {
            for (int i = scene.random.nextInt(3); i > 0; i--) {
                step();
            }
        }
    }

    /** What most policies ask for, so that there is a gate to lose. */
    private void papers(ModelAccount account) {
        step(account, numbers::pan);
        step(account, numbers::gst);
        step(account, requests::start);
        step(account, requests::finish);
    }

    private void step() {
        step(scene.pick(scene.model.accounts), kind());
    }

    private void step(ModelAccount account, Consumer<ModelAccount> kind) {
        scene.stage.time.advance(Duration.ofSeconds(1));
        scene.model.lapse(scene.now());
        kind.accept(account);
        comparison.status(account, scene.manager());
    }

    private Consumer<ModelAccount> kind() {
        int dice = scene.random.nextInt(100);
        if (dice < 34) {
            return documentKind();
        }
        if (dice < 54) {
            return dice < 44 ? callbacks::awaited : dice < 51 ? callbacks::any : callbacks::finalized;
        }
        if (dice < 72) {
            return sessionKind();
        }
        if (dice < 88) {
            return decisionKind();
        }
        return dice < 95 ? account -> jump() : account -> sweep(scene.manager());
    }

    private Consumer<ModelAccount> documentKind() {
        return scene.pick(List.of(
                numbers::pan,
                numbers::pan,
                numbers::gst,
                numbers::gst,
                requests::search,
                requests::confirm,
                requests::confirm,
                requests::start,
                requests::finish,
                requests::finish));
    }

    private Consumer<ModelAccount> sessionKind() {
        return scene.pick(List.of(
                sessions::create,
                sessions::open,
                sessions::open,
                sessions::consent,
                sessions::consent,
                sessions::resend,
                sessions::revoke));
    }

    private Consumer<ModelAccount> decisionKind() {
        return scene.pick(List.of(
                decisions::review,
                decisions::review,
                decisions::review,
                decisions::override,
                decisions::approve,
                decisions::mode,
                decisions::move,
                decisions::businessType));
    }

    private void jump() {
        Duration far = scene.pick(JUMPS);
        scene.note("the clock goes on by " + far);
        scene.stage.time.jumpTo(scene.now().plus(far));
        scene.model.lapse(scene.now());
    }

    private void sweep(SubaccountManager manager) {
        scene.note("sweep");
        Stage.sweep(manager);
        scene.model.lapse(scene.now());
        scene.model.sweep();
    }
}
