package io.subaccounts.tck.chaos;

import io.subaccounts.common.Environment;
import io.subaccounts.kyc.AttemptId;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.Callbacks;
import io.subaccounts.kyc.Callbacks.Verdict;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.VerificationState;
import io.subaccounts.spi.kyc.testmode.TestModeProvider;
import io.subaccounts.spi.kyc.testmode.TestOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Callbacks come: the right ones, and all others. */
final class CallbackSteps {

    /** What was sent once may be sent again; what is about an attempt is judged by it. */
    private record Sent(
            Letter letter,
            ModelAccount account,
            @Nullable ModelAttempt about,
            Environment environment,
            Answer answer) {}

    private final Scene scene;
    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, @Nullable AttemptId> known = new HashMap<>();
    private int deliveries;

    CallbackSteps(Scene scene) {
        this.scene = scene;
    }

    void any(ModelAccount account) {
        if (!sent.isEmpty() && scene.chance(20)) {
            deliver(scene.pick(sent));
            return;
        }
        var candidates = account.attempts()
                .filter(attempt -> attempt.reference != null || attempt.state == AttemptState.STARTED)
                .toList();
        if (!candidates.isEmpty()) {
            deliver(written(account, scene.pick(candidates)));
        }
    }

    /** A callback for something that waits for one, if there is any. */
    void awaited(ModelAccount account) {
        var waiting = account.attempts()
                .filter(attempt -> attempt.state == AttemptState.PENDING)
                .toList();
        if (waiting.isEmpty()) {
            any(account);
        } else {
            deliver(written(account, scene.pick(waiting)));
        }
    }

    /** In test mode somebody may decide in place of the provider. */
    void finalized(ModelAccount account) {
        DocumentType document = scene.pick(List.of(DocumentType.values()));
        boolean good = scene.random.nextBoolean();
        ModelAttempt pending = account.underWay(document);
        boolean right = account.isTest() && pending != null && pending.state == AttemptState.PENDING;
        scene.note("finalize " + document + " of " + account + ": " + (good ? "verified" : "failed"));
        var result = scene.call(
                right ? null : "WRONG_STATE",
                () -> scene.manager()
                        .kyc()
                        .finalizePending(
                                Stage.PLATFORM,
                                account.id,
                                document,
                                good ? VerificationState.VERIFIED : VerificationState.FAILED));
        if (result != null) {
            scene.model.settle(
                    account, Objects.requireNonNull(pending), good ? Answer.PASSED : Answer.FAILED, scene.now());
        }
    }

    private Sent written(ModelAccount account, ModelAttempt about) {
        Sent next = account.isTest() ? simulated(account, about) : real(account, about);
        sent.add(next);
        return next;
    }

    private Sent real(ModelAccount account, ModelAttempt about) {
        Answer answer = scene.chance(90) ? Answer.anyOutcome(scene.random) : Answer.PENDING;
        var environment = scene.chance(7) ? Environment.TEST : Environment.LIVE;
        String key = about.id.toString();
        boolean request = about.document() == DocumentType.AADHAAR;
        String reference = request ? ScriptedProvider.request(key) : ScriptedProvider.reference(key);
        String delivery = "dlv" + account.id + "-" + deliveries++;
        if (scene.chance(4)) {
            String garbage = "garbage";
            return new Sent(new Letter(ScriptedProvider.NAME, delivery, garbage), account, null, environment, answer);
        }
        String body = ScriptedProvider.callback(environment, reference, answer, about.declaredName);
        return new Sent(new Letter(ScriptedProvider.NAME, delivery, body), account, about, environment, answer);
    }

    private Sent simulated(ModelAccount account, ModelAttempt about) {
        Answer answer = Answer.anyOutcome(scene.random);
        TestOutcome outcome = switch (answer) {
            case PASSED, CLOSE, DIFFERENT, PENDING -> TestOutcome.passed();
            case FAILED, FAILED_FOR_GOOD -> TestOutcome.failed(FailureReason.INACTIVE);
            case FAULT -> TestOutcome.fault(ProviderFault.TIMEOUT);
        };
        Answer told = answer == Answer.FAULT || answer == Answer.FAILED
                ? answer
                : answer == Answer.FAILED_FOR_GOOD ? Answer.FAILED : Answer.PASSED;
        String reference = about.reference == null ? Letter.simulatedReference(about.id.toString()) : about.reference;
        var delivery = scene.stage.testMode.settle(reference, outcome);
        String id = Objects.requireNonNull(delivery.headers().get("webhook-id")).get(0);
        var letter = new Letter(TestModeProvider.NAME, id, new String(delivery.body(), StandardCharsets.UTF_8));
        return new Sent(letter, account, about, Environment.TEST, told);
    }

    private void deliver(Sent one) {
        Instant now = scene.now();
        boolean forged = scene.chance(8);
        boolean stale = !forged && scene.chance(8);
        Instant at = stale ? now.minus(Duration.ofMinutes(6)) : now;
        Letter letter = one.letter();
        scene.note(
                "callback " + letter + (forged ? " forged" : "") + (stale ? " stale" : "") + " about " + one.about());
        String id = letter.provider() + " " + (stale ? "stale/" : "") + letter.delivery();
        Verdict expected = forged ? Verdict.FORGED : verdict(one, id, stale);
        ModelAttempt about = one.about();
        boolean told = expected == Verdict.DUPLICATE
                ? known.get(id) != null
                : about != null
                        && !List.of(Verdict.FORGED, Verdict.STALE, Verdict.UNKNOWN)
                                .contains(expected);
        if (expected != Verdict.FORGED && expected != Verdict.DUPLICATE && expected != Verdict.UNKNOWN) {
            known.put(id, told && about != null ? about.id : null);
        }
        if (expected == Verdict.APPLIED && about != null) {
            if (about.state == AttemptState.INITIATED) {
                scene.model.use(one.account(), about, null, now);
            }
            scene.model.settle(one.account(), about, one.answer(), now);
        }
        var headers = forged ? letter.forged(at) : letter.signed(at);
        Callbacks.Receipt receipt = scene.manager().kycCallbacks().receive(letter.provider(), headers, letter.body());
        scene.same("verdict", receipt.verdict(), expected);
        scene.same("attempt of the callback", receipt.attempt(), told && about != null ? about.id : null);
    }

    private Verdict verdict(Sent one, String id, boolean stale) {
        ModelAttempt about = one.about();
        if (stale) {
            return known.containsKey(id) ? Verdict.DUPLICATE : Verdict.STALE;
        }
        if (known.containsKey(id)) {
            return Verdict.DUPLICATE;
        }
        if (about == null) {
            return Verdict.MALFORMED;
        }
        if (about.reference == null) {
            return Verdict.UNKNOWN;
        }
        if (one.environment() != one.account().id.environment()) {
            return Verdict.OTHER_ENVIRONMENT;
        }
        if (about.state == AttemptState.SUPERSEDED) {
            return Verdict.SUPERSEDED;
        }
        if (about.state.isFinal()) {
            return Verdict.SETTLED_BEFORE;
        }
        boolean asked = about.state == AttemptState.STARTED || about.state == AttemptState.PENDING;
        boolean usable = about.state == AttemptState.INITIATED
                && one.answer() != Answer.FAULT
                && scene.model
                        .refusal(one.account(), about.document(), scene.now())
                        .isEmpty();
        return (asked || usable) && one.answer() != Answer.PENDING ? Verdict.APPLIED : Verdict.NOTHING_NEW;
    }
}
