package io.subaccounts.tck.chaos;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A call during which the provider is asked, once, if it gets that far. */
final class Asking {

    private final Scene scene;
    private final Runnable meanwhile;
    private final Answer answer;
    private final Runnable begun;
    private boolean asked;
    private @Nullable Throwable trouble;

    Asking(Scene scene, Runnable meanwhile, Answer answer, Runnable begun) {
        this.scene = scene;
        this.meanwhile = meanwhile;
        this.answer = answer;
        this.begun = begun;
    }

    /** Only live accounts are verified by the scripted provider, so only there does anything happen meanwhile. */
    <T> @Nullable T call(ModelAccount account, Supplier<@Nullable String> refusal, Supplier<T> call) {
        scene.stage.provider.follow(() -> {
            try {
                scene.check(!asked && !account.isTest() && refusal.get() == null, () -> "the provider was asked");
                finish();
                scene.meanwhile(meanwhile);
                scene.model.lapse(scene.now());
            } catch (RuntimeException | AssertionError e) {
                trouble = e;
            }
            return answer;
        });
        T result;
        try {
            result = scene.call(refusal, call);
        } catch (AssertionError e) {
            throw trouble == null ? e : meanwhile(trouble);
        }
        if (trouble != null) {
            throw meanwhile(trouble);
        }
        return result;
    }

    private static AssertionError meanwhile(Throwable trouble) {
        return new AssertionError("meanwhile: " + trouble.getMessage(), trouble);
    }

    /** Lets the model know that it has begun; in test mode the scripted provider does not say so. */
    void finish() {
        if (!asked) {
            asked = true;
            begun.run();
        }
    }
}
