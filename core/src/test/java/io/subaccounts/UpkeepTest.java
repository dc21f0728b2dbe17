package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UpkeepTest {

    private static final Duration SOON = Duration.ofMillis(1);

    @Test
    void theWorkIsDoneAgainAndAgainOnADaemonWithAName() throws Exception {
        var times = new CountDownLatch(3);
        var worker = new AtomicReference<Thread>();
        var upkeep = new Upkeep(
                () -> {
                    worker.set(Thread.currentThread());
                    times.countDown();
                },
                SOON);

        assertThat(times.await(Threads.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(worker.get().isDaemon()).isTrue();
        assertThat(worker.get().getName()).isEqualTo("subaccounts-upkeep");
        assertThat(upkeep.stop()).isTrue();
        Threads.await(() -> !worker.get().isAlive());
    }

    @Test
    void workThatFailsIsTriedAgain() throws Exception {
        var times = new CountDownLatch(3);
        var upkeep = new Upkeep(
                () -> {
                    times.countDown();
                    throw new IllegalStateException("on purpose");
                },
                SOON);

        assertThat(times.await(Threads.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        upkeep.stop();
    }

    @Test
    void stoppingWaitsForWorkThatIsUnderWay() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var done = new AtomicBoolean();
        var upkeep = new Upkeep(
                () -> {
                    begun.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        return;
                    }
                    done.set(true);
                },
                SOON);
        begun.await();
        Threads.Running<Boolean> stopping = Threads.start(() -> upkeep.stop() && done.get());
        Threads.awaitWaiting(List.of(stopping));
        goOn.countDown();

        assertThat(stopping.result()).isTrue();
    }

    @Test
    void withoutAPaceThereIsNoThreadAndNoWork() {
        var times = new AtomicInteger();
        var upkeep = new Upkeep(times::incrementAndGet, Duration.ZERO);

        assertThat(upkeep.stop()).isTrue();
        assertThat(times).hasValue(0);
    }

    @Test
    void onlyTheFirstStopCounts() {
        var upkeep = new Upkeep(() -> {}, Duration.ofMinutes(1));

        assertThat(upkeep.stop()).isTrue();
        assertThat(upkeep.stop()).isFalse();
    }
}
