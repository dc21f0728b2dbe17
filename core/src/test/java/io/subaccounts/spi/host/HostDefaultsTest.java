package io.subaccounts.spi.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.common.AccountId;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.host.HandoverCheck.Verdict;
import io.subaccounts.support.Ids;
import io.subaccounts.support.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HostDefaultsTest {

    private static final AccountId OWNER = Ids.sub("owner");
    private static final ResourceRef NUMBER = ResourceRef.number("+918047180000");

    private final ManualTime time = new ManualTime();
    private final Map<ResourceRef, Instant> lastUses = new HashMap<>();
    private final CoolOff coolOff =
            new CoolOff(Duration.ofDays(15), resource -> Optional.ofNullable(lastUses.get(resource)), time);

    @Test
    void aResourceThatWasNeverUsedLeavesAtOnce() {
        assertThat(coolOff.check(NUMBER, OWNER)).isEqualTo(new Verdict.Clear());
    }

    @Test
    void aResourceCoolsOffForThePeriodAfterItsLastUse() {
        lastUses.put(NUMBER, ManualTime.START);
        var held = new Verdict.HeldBack("cool_off", ManualTime.START.plus(Duration.ofDays(15)));

        assertThat(coolOff.check(NUMBER, OWNER)).isEqualTo(held);
        time.move(Duration.ofDays(15).minusNanos(1));
        assertThat(coolOff.check(NUMBER, OWNER)).isEqualTo(held);
        time.move(Duration.ofNanos(1));
        assertThat(coolOff.check(NUMBER, OWNER)).isEqualTo(new Verdict.Clear());
        assertThat(coolOff.check(ResourceRef.trunk("other"), OWNER)).isEqualTo(new Verdict.Clear());
    }

    @Test
    void aUseInTheFutureHoldsTheResourceBackToo() {
        lastUses.put(NUMBER, ManualTime.START.plusSeconds(60));

        assertThat(coolOff.check(NUMBER, OWNER)).isInstanceOf(Verdict.HeldBack.class);
    }

    @Test
    void withoutACheckEveryResourceLeaves() {
        assertThat(HandoverCheck.none().check(NUMBER, OWNER)).isEqualTo(new Verdict.Clear());
    }

    @Test
    void theMachinesClocksGoOn() {
        TimeSource system = TimeSource.system();
        long before = system.nanoTime();

        assertThat(Duration.between(Instant.now(), system.now())).isLessThan(Duration.ofMinutes(1));
        assertThat(system.nanoTime() - before).isNotNegative();
    }

    @Test
    void theDefaultRandomnessFillsArraysAnewEachTime() {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[16];
            RandomSource.secure().nextBytes(bytes);
            seen.add(HexFormat.of().formatHex(bytes));
        }

        assertThat(seen).hasSize(1000);
    }
}
