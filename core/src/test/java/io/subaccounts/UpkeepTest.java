package io.subaccounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.subaccounts.support.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
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
        var upkeep = upkeep(
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
        var upkeep = upkeep(
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
        var upkeep = upkeep(
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
        var upkeep = upkeep(times::incrementAndGet, Duration.ZERO);

        assertThat(upkeep.stop()).isTrue();
        assertThat(times).hasValue(0);
    }

    @Test
    void onlyTheFirstStopCounts() {
        var upkeep = upkeep(() -> {}, Duration.ofMinutes(1));

        assertThat(upkeep.stop()).isTrue();
        assertThat(upkeep.stop()).isFalse();
    }

    @Test
    void everyTaskKeepsItsOwnPaceOnOneThread() throws Exception {
        var often = new CountDownLatch(3);
        var never = new AtomicInteger();
        var workers = ConcurrentHashMap.<Thread>newKeySet();
        var other = new CountDownLatch(3);
        var upkeep = new Upkeep(List.of(
                new Upkeep.Task(
                        () -> {
                            workers.add(Thread.currentThread());
                            often.countDown();
                        },
                        SOON),
                new Upkeep.Task(
                        () -> {
                            workers.add(Thread.currentThread());
                            other.countDown();
                            throw new IllegalStateException("on purpose");
                        },
                        SOON),
                new Upkeep.Task(never::incrementAndGet, Duration.ZERO)));

        assertThat(often.await(Threads.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(other.await(Threads.DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        upkeep.stop();
        assertThat(workers).hasSize(1);
        assertThat(never).hasValue(0);
    }

    private static Upkeep upkeep(Runnable work, Duration pace) {
        return new Upkeep(List.of(new Upkeep.Task(work, pace)));
    }
}
