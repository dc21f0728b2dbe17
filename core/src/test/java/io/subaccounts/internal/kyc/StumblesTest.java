package io.subaccounts.internal.kyc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.error.BusyException;
import io.subaccounts.error.CorruptDataException;
import io.subaccounts.error.OutcomeUnknownException;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.support.RecordedLogs;
import java.util.List;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

class StumblesTest {

    private static final IntSupplier BROKEN = () -> {
        throw new CorruptDataException("the name is Asha Rao", null);
    };

    private final Stumbles stumbles = new Stumbles();

    @Test
    void whatCanBeDoneIsDone() {
        assertThat(stumbles.past("one", () -> 7)).isEqualTo(7);
        assertThat(stumbles.count()).isZero();
    }

    @Test
    void whatCannotBeDoneIsSaidOnceByNameAloneUntilItWasDone() {
        List<String> lines = RecordedLogs.during(() -> {
            for (int i = 0; i < 3; i++) {
                assertThat(stumbles.past("the row", BROKEN)).isZero();
            }
        });
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .contains("the row", CorruptDataException.class.getName())
                .doesNotContain("Asha");
        assertThat(stumbles.isKnown("the row")).isTrue();

        stumbles.past("the row", () -> 1);
        assertThat(stumbles.isKnown("the row")).isFalse();
        assertThat(RecordedLogs.during(() -> stumbles.past("the row", BROKEN))).hasSize(1);
    }

    @Test
    void whatIsWrongWithTheStorageAsAWholeEndsTheWork() {
        for (RuntimeException e : List.of(
                new StorageUnavailableException("away", null),
                new OutcomeUnknownException("who knows", null),
                new BusyException("later"))) {
            assertThatThrownBy(() -> stumbles.past("the row", () -> {
                        throw e;
                    }))
                    .isSameAs(e);
        }
        assertThat(stumbles.count()).isZero();
    }
}
