package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.internal.verification.AttemptMachine.Event;
import io.subaccounts.internal.verification.AttemptMachine.Judgement;
import io.subaccounts.internal.verification.Judge.Ruling;
import io.subaccounts.kyc.AttemptState;
import io.subaccounts.kyc.DocumentType;
import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.kyc.Findings;
import io.subaccounts.kyc.NameBand;
import io.subaccounts.kyc.NamePolicy;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.kyc.policy.KycPolicy;
import io.subaccounts.kyc.policy.RetryRule;
import io.subaccounts.spi.kyc.ProviderAnswer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Findings NAMED = Findings.named("Acme Private Limited");
    private static final KycPolicy POLICY =
            KycPolicy.india().retries(new RetryRule(3, Duration.ZERO)).names(new NamePolicy(0.9, 0.6));

    private static final Kin NOBODY = Kin.none(DocumentType.CIN);

    @Test
    void aPassedCheckWithoutNamesToCompareIsAccepted() {
        Judge judge = judge(0.0);

        assertThat(judge.judge(new ProviderAnswer.Passed<>(NAMED), null, NOBODY, 0))
                .isEqualTo(new Ruling(Event.PASS, Judgement.ACCEPT, null, null, null, null, NAMED));
        assertThat(judge.judge(new ProviderAnswer.Passed<>(Findings.NONE), "Acme", NOBODY, 0))
                .isEqualTo(new Ruling(Event.PASS, Judgement.ACCEPT, null, null, null, null, Findings.NONE));
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, MATCH, ACCEPT, ",
        "0.9, MATCH, ACCEPT, ",
        "0.89, CLOSE, REVIEW, ",
        "0.6, CLOSE, REVIEW, ",
        "0.59, DIFFERENT, RETRY, NAME_MISMATCH",
        "0.0, DIFFERENT, RETRY, NAME_MISMATCH",
    })
    void namesThatAreTheSameAreAcceptedCloseOnesReviewedAndOthersFail(
            double score, NameBand band, Judgement judgement, FailureReason failure) {
        assertThat(judge(score).judge(new ProviderAnswer.Passed<>(NAMED), "Acme", NOBODY, 0))
                .isEqualTo(new Ruling(Event.PASS, judgement, score, band, failure, null, NAMED));
    }

    @Test
    void theDeclaredNameIsComparedWithTheRegisteredOne() {
        var judge = new Judge(
                POLICY,
                (declared, registered) ->
                        declared.equals("Acme") && registered.equals("Acme Private Limited") ? 1.0 : 0.0);

        assertThat(judge.judge(new ProviderAnswer.Passed<>(NAMED), "Acme", NOBODY, 0)
                        .nameBand())
                .isEqualTo(NameBand.MATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "0.9, MATCH, ACCEPT, ",
        "0.6, CLOSE, REVIEW, ",
        "0.5, DIFFERENT, RETRY, HOLDER_MISMATCH",
    })
    void theHolderIsComparedWithThoseOfOtherDocuments(
            double score, NameBand band, Judgement judgement, FailureReason failure) {
        var kin = new Kin(DocumentType.CIN, List.of("Beta"), false);

        assertThat(judge(score).judge(new ProviderAnswer.Passed<>(NAMED), null, kin, 0))
                .isEqualTo(new Ruling(Event.PASS, judgement, score, band, failure, null, NAMED));
        assertThat(judge(score)
                        .judge(new ProviderAnswer.Passed<>(Findings.NONE), "Acme", kin, 0)
                        .nameBand())
                .as("a declared name stands in for a registered one")
                .isEqualTo(band);
        assertThat(judge(score)
                        .judge(new ProviderAnswer.Passed<>(Findings.NONE), null, kin, 0)
                        .judgement())
                .as("nobody is named")
                .isEqualTo(Judgement.ACCEPT);
        assertThat(judge(score).contradicts("Acme", kin)).isEqualTo(band == NameBand.DIFFERENT);
    }

    @Test
    void theNamesThatAreLeastAlikeDecide() {
        var judge = new Judge(POLICY, (declared, registered) -> registered.equals("Beta") ? 0.5 : 0.7);
        var kin = new Kin(DocumentType.CIN, List.of("Alpha", "Beta"), false);

        var ruling = judge.judge(new ProviderAnswer.Passed<>(NAMED), "Acme", kin, 0);

        assertThat(ruling.nameScore()).isEqualTo(0.5);
        assertThat(ruling.failure()).isEqualTo(FailureReason.HOLDER_MISMATCH);
    }

    @Test
    void aComparisonOfDocumentsIsTheSameWhicheverComesLater() {
        var judge = new Judge(
                POLICY, (document, pan) -> document.equals("Beta") && pan.equals("Acme Private Limited") ? 1.0 : 0.0);

        assertThat(judge.judge(
                                new ProviderAnswer.Passed<>(NAMED),
                                null,
                                new Kin(DocumentType.PAN, List.of("Beta"), false),
                                0)
                        .nameBand())
                .isEqualTo(NameBand.MATCH);
        assertThat(judge.judge(
                                new ProviderAnswer.Passed<>(Findings.named("Beta")),
                                null,
                                new Kin(DocumentType.GST, List.of("Acme Private Limited"), false),
                                0)
                        .nameBand())
                .isEqualTo(NameBand.MATCH);
    }

    @Test
    void whereANameWasErasedAPersonHasToLook() {
        var kin = new Kin(DocumentType.CIN, List.of(), true);

        assertThat(judge(1.0)
                        .judge(new ProviderAnswer.Passed<>(NAMED), "Acme", kin, 0)
                        .judgement())
                .isEqualTo(Judgement.REVIEW);
        assertThat(judge(0.0)
                        .judge(new ProviderAnswer.Passed<>(NAMED), "Acme", kin, 0)
                        .judgement())
                .isEqualTo(Judgement.RETRY);
    }

    @Test
    void whereACounterpartWasErasedAPersonHasToLookEvenIfNobodyIsNamed() {
        var kin = new Kin(DocumentType.GST, List.of(), true);

        assertThat(judge(1.0).judge(new ProviderAnswer.Passed<>(Findings.NONE), null, kin, 0))
                .isEqualTo(new Ruling(Event.PASS, Judgement.REVIEW, null, null, null, null, Findings.NONE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void namesWithoutAScoreAreForAReviewerToCompare(double score) {
        assertReviewed(judge(score));
    }

    @Test
    void namesThatTheMatcherStumblesOverAreForAReviewerToCompare() {
        assertReviewed(new Judge(POLICY, (declared, registered) -> {
            throw new IllegalStateException(declared);
        }));
    }

    @Test
    void whatCanBeComparedStillDecidesBesideWhatCannot() {
        var judge = new Judge(POLICY, (declared, registered) -> {
            if (registered.equals("Alpha")) {
                throw new IllegalStateException(registered);
            }
            return registered.equals("Beta") ? 0.5 : 1.0;
        });
        var passed = new ProviderAnswer.Passed<>(NAMED);

        var matching = judge.judge(passed, "Acme", new Kin(DocumentType.CIN, List.of("Alpha"), false), 0);
        assertThat(matching.judgement()).isEqualTo(Judgement.REVIEW);
        assertThat(matching.nameBand()).isEqualTo(NameBand.MATCH);
        var other = judge.judge(passed, "Acme", new Kin(DocumentType.CIN, List.of("Alpha", "Beta"), false), 0);
        assertThat(other.judgement()).isEqualTo(Judgement.RETRY);
        assertThat(other.failure()).isEqualTo(FailureReason.HOLDER_MISMATCH);
    }

    private static void assertReviewed(Judge judge) {
        var kin = new Kin(DocumentType.CIN, List.of("Beta"), false);

        assertThat(judge.judge(new ProviderAnswer.Passed<>(NAMED), "Acme", kin, 0))
                .isEqualTo(new Ruling(Event.PASS, Judgement.REVIEW, null, null, null, null, NAMED));
        assertThat(judge.contradicts("Acme", kin)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "RETRYABLE, 0, RETRY",
        "RETRYABLE, 1, RETRY",
        "RETRYABLE, 2, FINAL",
        "RETRYABLE, 9, FINAL",
        "FINAL, 0, FINAL",
    })
    void aFailureIsFinalIfTheProviderSaysSoOrItIsOneTooMany(Finality finality, int failures, Judgement judgement) {
        assertThat(judge(1.0)
                        .judge(new ProviderAnswer.Failed<>(FailureReason.INACTIVE, finality), "Acme", NOBODY, failures))
                .isEqualTo(new Ruling(Event.FAIL, judgement, null, null, FailureReason.INACTIVE, null, null));
        assertThat(judge(1.0).rejection(finality, failures))
                .isEqualTo(new Ruling(
                        Event.REJECT, judgement, null, null, FailureReason.REJECTED_BY_REVIEWER, null, null));
    }

    @Test
    void anotherNameIsFinalIfItIsOneTooMany() {
        assertThat(judge(0.0)
                        .judge(new ProviderAnswer.Passed<>(NAMED), "Acme", NOBODY, 2)
                        .judgement())
                .isEqualTo(Judgement.FINAL);
    }

    @ParameterizedTest
    @EnumSource
    void aFaultNeverCountsAgainstTheSubject(ProviderFault fault) {
        Ruling ruling = judge(1.0).judge(new ProviderAnswer.Fault<>(fault), "Acme", NOBODY, 8);

        assertThat(ruling.event()).isEqualTo(Event.BREAK);
        assertThat(ruling.fault()).isEqualTo(fault);
        assertThat(ruling.failure()).isNull();
        assertThat(AttemptMachine.TABLE.move(AttemptState.STARTED, ruling.event(), ruling.judgement()))
                .contains(AttemptState.ERROR);
    }

    @Test
    void aPendingAnswerIsWaitedFor() {
        assertThat(judge(1.0).judge(new ProviderAnswer.Pending<>("ref"), "Acme", NOBODY, 0))
                .isEqualTo(Ruling.plain(Event.DEFER));
    }

    @ParameterizedTest
    @EnumSource
    void everyRulingOnAnAnswerMovesAnAttemptThatWaitsForOne(Judgement judgement) {
        assertThat(AttemptMachine.TABLE.move(AttemptState.STARTED, Event.PASS, judgement))
                .isPresent();
        assertThat(AttemptMachine.TABLE.move(AttemptState.PENDING, Event.PASS, judgement))
                .isPresent();
    }

    private static Judge judge(double score) {
        return new Judge(POLICY, (declared, registered) -> score);
    }
}
