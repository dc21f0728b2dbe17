package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.subaccounts.kyc.KycEvaluation;
import io.subaccounts.support.Seeds;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Time changes what the policy makes of documents when the evaluation says it does, and never in between. */
class NextChangeTest {

    private static final int CASES = 4_000;
    private static final Instant END = Customer.NOW.plus(Duration.ofDays(3 * RandomCases.DAYS));

    private final Random random = Seeds.random("NextChangeTest");
    private final RandomCases cases = new RandomCases(random);

    @Test
    void nothingChangesBeforeTheNextChangeWhichLiesAhead() {
        int changes = 0;
        for (int i = 0; i < CASES; i++) {
            var evaluator = new Evaluator(cases.policy());
            Circumstances customer = cases.customer();
            Instant now = notBefore(customer.since(), Customer.NOW);
            while (now != null) {
                KycEvaluation evaluation = evaluator.evaluate(customer, now);
                Instant next = evaluation.nextChange();
                assertThat(next == null || next.isAfter(now))
                        .as("%s lies after %s, %s", next, now, Seeds.hint())
                        .isTrue();
                assertSame(evaluator, customer, evaluation, now, next == null ? END : next);
                now = next;
                changes++;
            }
        }
        assertThat(changes).as("changes seen").isGreaterThan(CASES * 3);
    }

    /** Without this, a next change at any moment would do. */
    @Test
    void manyNextChangesChangeSomethingEvenIfDocumentsAreThereByChance() {
        int ahead = 0;
        int real = 0;
        for (int i = 0; i < CASES; i++) {
            var evaluator = new Evaluator(cases.policy());
            Circumstances customer = cases.customer();
            KycEvaluation before = evaluator.evaluate(customer, notBefore(customer.since(), cases.moment()));
            Instant next = before.nextChange();
            if (next != null) {
                ahead++;
                real += timeless(before).equals(timeless(evaluator.evaluate(customer, next))) ? 0 : 1;
            }
        }
        assertThat(real).isGreaterThan(ahead / 6);
    }

    private void assertSame(
            Evaluator evaluator, Circumstances customer, KycEvaluation expected, Instant from, Instant until) {
        long seconds = Duration.between(from, until).toSeconds();
        for (Instant moment : new Instant[] {
            from.plusNanos(1000),
            from.plusSeconds((long) (seconds * random.nextDouble())),
            from.plusSeconds((long) (seconds * random.nextDouble())),
            until.minusNanos(1000)
        }) {
            if (moment.isAfter(from) && moment.isBefore(until)) {
                KycEvaluation evaluation = evaluator.evaluate(customer, moment);
                if (!evaluation.equals(expected)) {
                    fail("%s from %s on, but already %s at %s; %s", expected, from, evaluation, moment, Seeds.hint());
                }
            }
        }
    }

    private static Instant notBefore(Instant earliest, Instant moment) {
        return moment.isBefore(earliest) ? earliest : moment;
    }

    /** The evaluation without what it says of the next change itself. */
    private static KycEvaluation timeless(KycEvaluation evaluation) {
        return new KycEvaluation(
                evaluation.policy(),
                evaluation.version(),
                evaluation.requirements(),
                evaluation.capabilities(),
                evaluation.overall(),
                evaluation.futureVersion(),
                evaluation.futureFrom(),
                evaluation.futureRequirements(),
                null);
    }
}
