package io.subaccounts.internal.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.ValidationException;
import io.subaccounts.support.ManualTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MicroClockTest {

    @Test
    void thePresentIsCutToMicroseconds() {
        var time = new ManualTime();
        var clock = new MicroClock(time);
        time.set(Instant.parse("2026-11-23T10:00:00.123456789Z"));

        assertThat(clock.now()).isEqualTo(Instant.parse("2026-11-23T10:00:00.123456Z"));
        time.set(Instant.parse("2026-11-23T10:00:00.999999999Z"));
        assertThat(clock.now()).isEqualTo(Instant.parse("2026-11-23T10:00:00.999999Z"));
    }

    @Test
    void momentsOfCallersAreCutToo() {
        assertThat(MicroClock.moment("at", null)).isNull();
        assertThat(MicroClock.moment("at", Instant.parse("2026-11-23T10:00:00.000000999Z")))
                .isEqualTo(Instant.parse("2026-11-23T10:00:00Z"));
    }

    @Test
    void theFirstAndTheLastMomentAreAccepted() {
        for (Instant moment : List.of(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59.999999Z"))) {
            assertThat(MicroClock.moment("at", moment)).isEqualTo(moment);
        }
    }

    @Test
    void momentsThatNoStorageCouldHoldAreRefused() {
        for (Instant moment : List.of(
                Instant.EPOCH.minusNanos(1), Instant.parse("+10000-01-01T00:00:00Z"), Instant.MIN, Instant.MAX)) {
            assertThatThrownBy(() -> MicroClock.moment("expires_at", moment))
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.field()).isEqualTo("expires_at"));
        }
    }

    @Test
    void momentsThatAreAskedAboutAreBroughtIntoTheCalendar() {
        Instant first = Instant.EPOCH;
        Instant last = Instant.parse("9999-12-31T23:59:59.999999Z");

        assertThat(MicroClock.nearest(ManualTime.START.plusNanos(1999))).isEqualTo(ManualTime.START.plusNanos(1000));
        assertThat(MicroClock.nearest(first)).isEqualTo(first);
        assertThat(MicroClock.nearest(last)).isEqualTo(last);
        for (Instant early : List.of(first.minusNanos(1), Instant.MIN)) {
            assertThat(MicroClock.nearest(early)).isEqualTo(first);
        }
        for (Instant late : List.of(last.plusNanos(1), Instant.MAX)) {
            assertThat(MicroClock.nearest(late)).isEqualTo(last);
        }
    }
}
