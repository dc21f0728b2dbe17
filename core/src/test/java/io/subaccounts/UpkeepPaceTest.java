package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.InstallationOnlyStorage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class UpkeepPaceTest {

    @Test
    void aPaceBelowAMillisecondIsAPaceToo() {
        try (var manager = SubaccountManager.builder(new InstallationOnlyStorage())
                .lastUsedFlush(Duration.ofNanos(1))
                .build()) {
            assertThat(manager.accounts()).isNotNull();
        }
    }
}
