package io.subaccounts.storage.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MicrosTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "-0001-01-01T00:00:00.000001Z",
                "2262-04-11T23:47:16.854776Z",
                "9999-12-31T23:59:59.999999Z",
                "+200000-01-01T00:00:00.123456Z"
            })
    void wholeMicrosecondsComeBack(String text) {
        var instant = Instant.parse(text);
        assertThat(Micros.toInstant(Micros.of(instant))).isEqualTo(instant);
        assertThat(Micros.nearest(instant)).isEqualTo(Micros.of(instant));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 999_999, -999_999, -1_000_001, Long.MAX_VALUE, Long.MIN_VALUE + 1_000_000})
    void everyNumberIsAMoment(long micros) {
        assertThat(Micros.of(Micros.toInstant(micros))).isEqualTo(micros);
    }

    @Test
    void momentsBeyondCannotBeStoredButCompared() {
        assertThatThrownBy(() -> Micros.of(Instant.MAX)).isInstanceOf(ArithmeticException.class);
        assertThat(Micros.nearest(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
        assertThat(Micros.nearest(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    }
}
