package io.subaccounts.internal.credentials;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.spi.storage.CredentialRow;
import io.subaccounts.spi.storage.SecretRow;
import io.subaccounts.support.CredentialRowBuilder;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotationDetailsTest {

    private static final Instant NOW = ManualTime.START;
    private static final CredentialRow ROW =
            CredentialRowBuilder.further(Ids.credential("c"), Ids.sub("a")).build();

    @Test
    void finishingARotationThatIsOverChangesNothingThatTheHostSees() {
        CredentialRow over = RotationRules.rotated(ROW, RotationDetailsTest::fresh, Duration.ofHours(1), NOW);
        Instant later = NOW.plus(Duration.ofHours(2));

        assertThat(CredentialRows.view(RotationRules.finished(over, later), later))
                .isEqualTo(CredentialRows.view(over, later));
    }

    @Test
    void aGraceOfAnyPrecisionEndsAtAWholeMicrosecond() {
        CredentialRow rotated =
                RotationRules.rotated(ROW, RotationDetailsTest::fresh, Duration.ofNanos(1_500_123), NOW);

        assertThat(rotated.secrets().get(1).retiresAt().getNano() % 1000).isZero();
    }

    private static SecretRow fresh(int number, Instant at) {
        return new SecretRow(number, "fresh", null, at, null, null);
    }
}
