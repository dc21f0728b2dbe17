package io.subaccounts.internal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.kyc.NameMatcher;
import io.subaccounts.support.RecordedLogs;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NameComparisonTest {

    private static final NameMatcher THROWING = (declared, registered) -> {
        throw new IllegalStateException("cannot read " + declared + " and " + registered);
    };

    @Test
    void scoresOnTheScaleAreWhatTheMatcherSays() {
        for (double score : new double[] {0.0, 0.5, 1.0}) {
            List<String> lines = RecordedLogs.during(
                    () -> assertThat(compared((declared, registered) -> score)).hasValue(score));

            assertThat(lines).isEmpty();
        }
    }

    @Test
    void whatIsNoScoreIsNone() {
        assertThat(compared(THROWING)).isEmpty();
        assertThat(compared((declared, registered) -> 1.5)).isEmpty();
        assertThat(compared((declared, registered) -> Double.NaN)).isEmpty();
    }

    @Test
    void isSaidOnceAndWithoutTheNames() {
        var names = new NameComparison(THROWING);

        List<String> lines = RecordedLogs.during(() -> {
            names.score("Asha", "Rao");
            names.score("Asha", "Rao");
        });

        assertThat(lines)
                .containsExactly("WARN the name matcher threw java.lang.IllegalStateException; documents whose names it"
                        + " cannot compare go to review");
    }

    private static OptionalDouble compared(NameMatcher matcher) {
        return new NameComparison(matcher).score("Asha", "Rao");
    }
}
