package io.subaccounts.internal.secrets;

import static io.subaccounts.spi.host.SecretHasher.Cost.CHEAP;
import static io.subaccounts.spi.host.SecretHasher.Cost.EXPENSIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HashBudgetTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void neverMoreThanThePermittedNumberComputeAtATime() throws Exception {
        var budget = new HashBudget(3, LONG);
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var gate = new Semaphore(0);
        List<Running<Optional<Integer>>> threads = Threads.start(
                32,
                () -> budget.within(EXPENSIVE, () -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    gate.acquireUninterruptibly();
                    return running.getAndDecrement();
                }));

        Threads.await(() -> running.get() == 3);
        for (int i = 0; i < 32; i++) {
            gate.release();
        }

        for (Running<Optional<Integer>> thread : threads) {
            assertThat(thread.result()).isPresent();
        }
        assertThat(most).hasValue(3);
        assertThat(running).hasValue(0);
    }

    @Test
    void computationsThatFinishAtOnceNeverExceedTheBudgetEither() throws Exception {
        var budget = new HashBudget(2, LONG);
        var running = new AtomicInteger();
        var tooMany = new AtomicInteger();
        List<Running<Integer>> threads = Threads.start(32, () -> {
            int done = 0;
            for (int i = 0; i < 300; i++) {
                done += budget.within(EXPENSIVE, () -> {
                            tooMany.addAndGet(running.incrementAndGet() > 2 ? 1 : 0);
                            Thread.yield();
                            running.decrementAndGet();
                            return 1;
                        })
                        .orElse(0);
            }
            return done;
        });

        for (Running<Integer> thread : threads) {
            assertThat(thread.result()).isEqualTo(300);
        }
        assertThat(tooMany).hasValue(0);
    }

    @Test
    void whoeverGetsNoTurnInTimeGetsNothing() throws Exception {
        var budget = new HashBudget(1, Duration.ofMillis(20));
        try (var held = new Held(budget)) {
            assertThat(budget.within(EXPENSIVE, () -> "computed")).isEmpty();
        }
        assertThat(budget.within(EXPENSIVE, () -> "computed")).contains("computed");
    }

    @Test
    void withoutWaitingOnlyAFreeTurnCounts() throws Exception {
        var budget = new HashBudget(1, Duration.ZERO);
        assertThat(budget.within(EXPENSIVE, () -> "computed")).contains("computed");
        try (var held = new Held(budget)) {
            assertThat(budget.within(EXPENSIVE, () -> "computed")).isEmpty();
        }
    }

    @Test
    void whoeverCouldNotGetATurnAnywayIsSentAwayAtOnce() throws Exception {
        var budget = new HashBudget(1, Duration.ofHours(1));
        List<Running<Optional<String>>> waiting;
        try (var held = new Held(budget)) {
            waiting = Threads.start(32, () -> budget.within(EXPENSIVE, () -> "computed"));
            Threads.awaitWaiting(waiting);

            assertThat(Threads.start(() -> budget.within(EXPENSIVE, () -> "computed"))
                            .result())
                    .isEmpty();
        }
        for (Running<Optional<String>> thread : waiting) {
            assertThat(thread.result()).contains("computed");
        }
    }

    @Test
    void anInterruptedWaiterGetsNothingAndStaysInterrupted() throws Exception {
        var budget = new HashBudget(1, Duration.ofHours(1));
        try (var held = new Held(budget)) {
            Running<Boolean> waiting = Threads.start(() -> {
                boolean empty = budget.within(EXPENSIVE, () -> "computed").isEmpty();
                return empty && Thread.currentThread().isInterrupted();
            });
            Threads.awaitWaiting(List.of(waiting));
            waiting.thread().interrupt();

            assertThat(waiting.result()).isTrue();
        }
        assertThat(budget.within(EXPENSIVE, () -> "computed")).contains("computed");
    }

    @Test
    void anInterruptedCallerGetsNothingEvenIfThereIsATurn() throws Exception {
        var budget = new HashBudget(1, LONG);
        Running<Boolean> caller = Threads.start(() -> {
            Thread.currentThread().interrupt();
            boolean empty = budget.within(EXPENSIVE, () -> "computed").isEmpty();
            return empty && Thread.currentThread().isInterrupted();
        });

        assertThat(caller.result()).isTrue();
    }

    @Test
    void cheapComputationsPassWhateverGoesOn() throws Exception {
        var budget = new HashBudget(1, LONG);
        try (var held = new Held(budget)) {
            assertThat(budget.within(CHEAP, () -> "computed")).contains("computed");
        }
    }

    @Test
    void aTurnIsGivenBackEvenIfTheComputationFails() {
        var budget = new HashBudget(1, Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> budget.within(EXPENSIVE, () -> {
                        throw new IllegalStateException("on purpose");
                    }))
                    .hasMessage("on purpose");
        }
        assertThat(budget.within(EXPENSIVE, () -> "computed")).contains("computed");
    }

    @Test
    void theAdviceToComeBackIsNeverShorterThanATenthOfASecond() {
        assertThat(new HashBudget(1, Duration.ZERO).retryAfter()).isEqualTo(Duration.ofMillis(100));
        assertThat(new HashBudget(1, Duration.ofSeconds(2)).retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    /** The only turn, held by somebody else. */
    private static final class Held implements AutoCloseable {

        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final Running<Optional<Boolean>> holder;

        Held(HashBudget budget) throws InterruptedException {
            holder = Threads.start(() -> budget.within(EXPENSIVE, () -> {
                begun.countDown();
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return true;
            }));
            begun.await();
        }

        @Override
        public void close() throws Exception {
            end.countDown();
            assertThat(holder.result()).contains(true);
        }
    }
}
