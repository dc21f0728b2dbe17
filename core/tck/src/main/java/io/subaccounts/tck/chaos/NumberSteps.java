package io.subaccounts.tck.chaos;

import io.subaccounts.common.Actor;
import io.subaccounts.common.Secret;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.GstSubmission;
import io.subaccounts.kyc.Kyc;
import io.subaccounts.kyc.PanSubmission;
import io.subaccounts.kyc.session.CustomerSessions;
import io.subaccounts.tck.support.SubmissionAnswer;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** PANs and GSTINs are submitted. */
final class NumberSteps {

    private final Scene scene;
    private final Submitting submitting;

    NumberSteps(Scene scene, Submitting submitting) {
        this.scene = scene;
        this.submitting = submitting;
    }

    void pan(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = anyAnswer(account);
        String pan = anyPan(account);
        String number = account.isTest() ? simulated(answer) : pan;
        boolean foreign = !account.isTest() && scene.chance(3);
        boolean broken = foreign || (!account.isTest() && !Rules.fits(account, pan));
        var submission = new PanSubmission(Secret.of(foreign ? "TESTSUCCESS0001" : number), anyName(), null);
        scene.note(by + " submits PAN " + number + " of " + account + ": " + answer);
        submitting.submit(
                account,
                DocumentType.PAN,
                by,
                broken ? "INVALID_INPUT pan" : null,
                foreign,
                answer,
                attempt -> {
                    declare(account, attempt, by, submission.name());
                    attempt.pan = number;
                },
                () -> by.key() == null
                        ? SubmissionAnswer.of(kyc().verifyPan(actor(by), account.id, submission))
                        : SubmissionAnswer.of(customers().verifyPan(by.key(), submission)));
    }

    void gst(ModelAccount account) {
        Submitter by = Submitter.any(scene, account);
        Answer answer = anyAnswer(account);
        String pan = anyPan(account);
        String number = account.isTest() ? simulated(answer) : Papers.gstin(pan);
        String verified = account.verifiedPan();
        boolean broken = !account.isTest() && verified != null && !verified.equals(pan);
        var submission = new GstSubmission(Secret.of(number), anyName());
        scene.note(by + " submits GSTIN " + number + " of " + account + ": " + answer);
        submitting.submit(
                account,
                DocumentType.GST,
                by,
                broken ? "INVALID_INPUT gstin" : null,
                false,
                answer,
                attempt -> {
                    declare(account, attempt, by, submission.name());
                    attempt.pan = account.isTest() ? null : pan;
                },
                () -> by.key() == null
                        ? SubmissionAnswer.of(kyc().verifyGst(actor(by), account.id, submission))
                        : SubmissionAnswer.of(customers().verifyGst(by.key(), submission)));
    }

    private String anyPan(ModelAccount account) {
        Set<Character> holders = account.businessType == null ? Set.of('P') : Papers.HOLDERS.get(account.businessType);
        char holder =
                Objects.requireNonNull(holders).stream().sorted().findFirst().orElseThrow();
        return Papers.pan(scene.chance(90) ? holder : 'C', scene.chance(85) ? 1 : 2);
    }

    private @Nullable String anyName() {
        return scene.chance(80) ? Papers.HOLDER : scene.chance(25) ? Papers.STRANGER : null;
    }

    /** What was declared before stands until something else is declared; only the platform can leave it out. */
    private static void declare(ModelAccount account, ModelAttempt attempt, Submitter by, @Nullable String name) {
        int before = attempt.id.number() - 2;
        boolean stands = name == null && before >= 0 && !by.isUnlimited();
        attempt.declaredName = stands ? account.attempts(attempt.document()).get(before).declaredName : name;
    }

    /** Not everything has an input in test mode. */
    private Answer anyAnswer(ModelAccount account) {
        Answer answer = scene.anyAnswer();
        if (!account.isTest()) {
            return answer;
        }
        return switch (answer) {
            case PASSED, CLOSE -> Answer.PASSED;
            case DIFFERENT, FAILED, FAILED_FOR_GOOD -> Answer.FAILED;
            case PENDING, FAULT -> answer;
        };
    }

    private static String simulated(Answer answer) {
        return switch (answer) {
            case PASSED -> "TESTSUCCESS0001";
            case PENDING -> "TESTPENDING001";
            case FAULT -> "TESTERROR0001";
            default -> "TESTFAIL0001";
        };
    }

    private static Actor actor(Submitter by) {
        return Objects.requireNonNull(by.actor());
    }

    private Kyc kyc() {
        return scene.manager().kyc();
    }

    private CustomerSessions customers() {
        return scene.manager().customerSessions();
    }
}
