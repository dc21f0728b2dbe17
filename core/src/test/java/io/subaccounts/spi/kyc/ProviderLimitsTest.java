package io.subaccounts.spi.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProviderLimitsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static Stream<Arguments> limitsThatBreakARule() {
        return Stream.of(
                breach("timeout", () -> limits(Duration.ofNanos(999_999), 1, 1, 1, SECOND)),
                breach("timeout", () -> limits(Duration.ofMinutes(5).plusNanos(1), 1, 1, 1, SECOND)),
                breach("max_concurrent", () -> limits(SECOND, 0, 1, 1, SECOND)),
                breach("max_concurrent", () -> limits(SECOND, 1_001, 1, 1, SECOND)),
                breach("failure_rate", () -> limits(SECOND, 1, 0, 1, SECOND)),
                breach("failure_rate", () -> limits(SECOND, 1, 1.01f, 1, SECOND)),
                breach("failure_rate", () -> limits(SECOND, 1, Float.NaN, 1, SECOND)),
                breach("window", () -> limits(SECOND, 1, 1, 0, SECOND)),
                breach("window", () -> limits(SECOND, 1, 1, 1_001, SECOND)),
                breach("open_for", () -> limits(SECOND, 1, 1, 1, Duration.ZERO)),
                breach("open_for", () -> limits(SECOND, 1, 1, 1, Duration.ofDays(2))));
    }

    @ParameterizedTest
    @MethodSource("limitsThatBreakARule")
    void aLimitThatBreaksItsRuleIsRefusedByName(String field, ThrowingCallable limits) {
        assertThatThrownBy(limits)
                .isInstanceOfSatisfying(
                        ValidationException.class,
                        refusal -> assertThat(refusal.field()).isEqualTo(field));
    }

    @Test
    void theEndsOfEachRangeAreWithinIt() {
        assertThatCode(() -> limits(Duration.ofMillis(1), 1, Float.MIN_VALUE, 1, Duration.ofMillis(1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> limits(Duration.ofMinutes(5), 1_000, 1, 1_000, Duration.ofDays(1)))
                .doesNotThrowAnyException();
    }

    @Test
    void eachLimitCanBeChangedByItself() {
        assertThat(ProviderLimits.DEFAULT.withTimeout(SECOND))
                .isEqualTo(limits(SECOND, 16, 0.5f, 10, Duration.ofSeconds(30)));
        assertThat(ProviderLimits.DEFAULT.withMaxConcurrent(3))
                .isEqualTo(limits(Duration.ofSeconds(15), 3, 0.5f, 10, Duration.ofSeconds(30)));
        assertThat(ProviderLimits.DEFAULT.withCircuit(0.25f, 4, SECOND))
                .isEqualTo(limits(Duration.ofSeconds(15), 16, 0.25f, 4, SECOND));
    }

    private static Arguments breach(String field, ThrowingCallable limits) {
        return Arguments.of(field, limits);
    }

    private static ProviderLimits limits(
            Duration timeout, int concurrent, float failureRate, int window, Duration openFor) {
        return new ProviderLimits(timeout, concurrent, failureRate, window, openFor);
    }
}
