package io.subaccounts.internal.providers;

import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.CLOSED;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.HALF_OPEN;
import static io.github.resilience4j.circuitbreaker.CircuitBreaker.State.OPEN;
import static io.subaccounts.kyc.ProviderFault.CIRCUIT_OPEN;
import static io.subaccounts.kyc.ProviderFault.OVERLOADED;
import static io.subaccounts.kyc.ProviderFault.TIMEOUT;
import static io.subaccounts.kyc.ProviderFault.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.subaccounts.kyc.FailureReason;
import io.subaccounts.kyc.Finality;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Failed;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderAnswer.Passed;
import io.subaccounts.spi.kyc.ProviderAnswer.Pending;
import io.subaccounts.spi.kyc.ProviderLimits;
import io.subaccounts.support.Threads;
import io.subaccounts.support.Threads.Running;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardTest {

    private static final Passed<String> PASSED = new Passed<>("yes");
    private static final Fault<String> DOWN = new Fault<>(UNREACHABLE);
    private static final ProviderLimits LIMITS =
            new ProviderLimits(Duration.ofMinutes(1), 2, 0.5f, 4, Duration.ofSeconds(30));
    private static final Duration SHORT = Duration.ofMillis(20);

    private final SteadyTime time = new SteadyTime();
    private Guard guard = new Guard("acme", LIMITS, time);

    @AfterEach
    void close() {
        guard.close();
    }

    @Test
    void aCallThatTakesTooLongIsInterruptedAndGivenUp() throws Exception {
        guard = new Guard("acme", LIMITS.withTimeout(SHORT), time);
        var interrupted = new CountDownLatch(1);

        assertThat(call(() -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return PASSED;
                }))
                .isEqualTo(new Fault<>(TIMEOUT));
        interrupted.await();
        assertThat(failures()).isOne();
    }

    @Test
    void aCallThatDoesNotMindBeingInterruptedKeepsItsPlaceUntilItEnds() {
        guard = new Guard("acme", LIMITS.withTimeout(SHORT).withMaxConcurrent(1), time);
        var end = new CountDownLatch(1);

        assertThat(call(() -> stubborn(end))).isEqualTo(new Fault<>(TIMEOUT));
        assertThat(call(() -> PASSED)).isEqualTo(new Fault<>(OVERLOADED));
        end.countDown();
        Threads.await(() -> free() == 1);
        assertThat(call(() -> PASSED)).isEqualTo(PASSED);
    }

    @Test
    void moreCallsThanPermittedAreTurnedAwayAtOnce() throws Exception {
        try (var held = new Held(guard, 2)) {
            assertThat(call(() -> PASSED)).isEqualTo(new Fault<>(OVERLOADED));
        }
        assertThat(call(() -> PASSED)).isEqualTo(PASSED);
    }

    @Test
    void beingTurnedAwayIsNoFailureOfTheProviders() throws Exception {
        try (var held = new Held(guard, 2)) {
            for (int i = 0; i < 10; i++) {
                call(() -> PASSED);
            }
        }
        assertThat(failures()).isZero();
        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
    }

    @Test
    void neverMoreThanThePermittedNumberAreUnderWay() throws Exception {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        List<Running<Integer>> callers = Threads.start(8, () -> {
            int passed = 0;
            for (int i = 0; i < 500; i++) {
                ProviderAnswer<String> answer = call(() -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    running.decrementAndGet();
                    return PASSED;
                });
                passed += answer.equals(PASSED) ? 1 : 0;
            }
            return passed;
        });
        int passed = 0;
        for (Running<Integer> caller : callers) {
            passed += caller.result();
        }

        assertThat(most.get()).isBetween(1, 2);
        assertThat(passed).isPositive();
        assertThat(free()).isEqualTo(2);
    }

    @Test
    void whoeverHasAnAnswerFindsThePlaceFree() {
        guard = new Guard("acme", LIMITS.withMaxConcurrent(1), time);
        for (int i = 0; i < 5_000; i++) {
            assertThat(call(() -> PASSED)).isEqualTo(PASSED);
        }
    }

    @Test
    void theCircuitOpensWhenTooManyOfTheLatestCallsFail() {
        call(() -> PASSED, () -> PASSED, () -> DOWN);
        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
        call(() -> DOWN);
        assertThat(guard.breaker().getState()).isEqualTo(OPEN);

        var asked = new AtomicInteger();
        assertThat(call(() -> {
                    asked.incrementAndGet();
                    return PASSED;
                }))
                .isEqualTo(new Fault<>(CIRCUIT_OPEN));
        assertThat(asked).hasValue(0);
    }

    @Test
    void aSubjectThatFailsIsNoFailureOfTheProviders() {
        for (int i = 0; i < 10; i++) {
            call(() -> new Failed<>(FailureReason.NOT_FOUND, Finality.FINAL), () -> new Pending<>("reference"));
        }
        assertThat(failures()).isZero();
        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
    }

    @Test
    void theTimeACallTakesDoesNotOpenTheCircuit() {
        for (int i = 0; i < 10; i++) {
            call(() -> {
                time.move(Duration.ofHours(1));
                return PASSED;
            });
        }
        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
    }

    @Test
    void afterAWhileAFewCallsTryTheProviderAndCloseTheCircuit() {
        open();
        time.move(LIMITS.openFor());
        assertThat(call(() -> PASSED)).isEqualTo(new Fault<>(CIRCUIT_OPEN));
        time.move(Duration.ofNanos(1));
        assertThat(call(() -> PASSED)).isEqualTo(PASSED);
        assertThat(guard.breaker().getState()).isEqualTo(HALF_OPEN);
        call(() -> PASSED, () -> PASSED);

        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
    }

    @Test
    void ifTheTrialFailsTheCircuitOpensAgain() {
        open();
        time.move(LIMITS.openFor().plusNanos(1));
        call(() -> DOWN, () -> PASSED, () -> DOWN);

        assertThat(guard.breaker().getState()).isEqualTo(OPEN);
        assertThat(call(() -> PASSED)).isEqualTo(new Fault<>(CIRCUIT_OPEN));
    }

    @Test
    void callsThatNeverHappenedDoNotUseTheTrialUp() throws Exception {
        try (var held = new Held(guard, 2)) {
            open();
            time.move(LIMITS.openFor().plusNanos(1));
            for (int i = 0; i < 10; i++) {
                assertThat(call(() -> PASSED)).isEqualTo(new Fault<>(OVERLOADED));
            }
        }
        for (int i = 0; i < 10; i++) {
            Thread.currentThread().interrupt();
            call(() -> DOWN);
            assertThat(Thread.interrupted()).isTrue();
        }
        Threads.await(() -> free() == 2);
        call(() -> PASSED, () -> PASSED, () -> PASSED);

        assertThat(guard.breaker().getState()).isEqualTo(CLOSED);
    }

    @Test
    void aCallerThatIsInterruptedGivesTheCallUp() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Running<Boolean> caller = Threads.start(() -> {
            ProviderAnswer<String> answer = call(() -> {
                begun.countDown();
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    interrupted.countDown();
                }
                return PASSED;
            });
            return answer.equals(new Fault<>(TIMEOUT)) && Thread.currentThread().isInterrupted();
        });
        begun.await();
        caller.thread().interrupt();

        assertThat(caller.result()).isTrue();
        interrupted.await();
        assertThat(failures()).isZero();
        Threads.await(() -> free() == 2);
    }

    @Test
    void errorsAreNotSwallowedAndCountAgainstTheProvider() {
        assertThatThrownBy(() -> call(() -> {
                    throw new StackOverflowError("on purpose");
                }))
                .isInstanceOf(StackOverflowError.class)
                .hasMessage("on purpose");
        assertThat(failures()).isOne();
        assertThat(free()).isEqualTo(2);
    }

    @Test
    void callsRunOnDaemonsWithANameThatInheritNothing() {
        var local = new InheritableThreadLocal<String>();
        local.set("the caller's");
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        for (int i = 0; i < 20; i++) {
            call(() -> {
                threads.add(Thread.currentThread());
                assertThat(local.get()).isNull();
                return PASSED;
            });
        }

        assertThat(failures()).isZero();
        assertThat(threads).hasSizeBetween(1, 2).allSatisfy(thread -> {
            assertThat(thread.isDaemon()).isTrue();
            assertThat(thread.getName()).matches("subaccounts-kyc-acme-[12]");
        });
        guard.close();
        Threads.await(() -> threads.stream().noneMatch(Thread::isAlive));
    }

    @Test
    void closingInterruptsWhatIsUnderWayAndRefusesWhatFollows() throws Exception {
        var begun = new CountDownLatch(1);
        Running<ProviderAnswer<String>> caller = Threads.start(() -> call(() -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return PASSED;
        }));
        begun.await();
        guard.close();

        assertThat(caller.result()).isInstanceOf(Fault.class);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> call(() -> PASSED))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("closed");
        }
        assertThat(free()).isEqualTo(2);
    }

    private void open() {
        for (int i = 0; i < LIMITS.window(); i++) {
            guard.breaker().onResult(0, guard.breaker().getTimestampUnit(), DOWN);
        }
        assertThat(guard.breaker().getState()).isEqualTo(OPEN);
    }

    private ProviderAnswer<String> call(Callable<ProviderAnswer<String>> call) {
        return guard.call(call, UnaryOperator.identity());
    }

    @SafeVarargs
    private void call(Callable<ProviderAnswer<String>>... calls) {
        for (Callable<ProviderAnswer<String>> call : calls) {
            call(call);
        }
    }

    private int failures() {
        return guard.breaker().getMetrics().getNumberOfFailedCalls();
    }

    private int free() {
        return guard.bulkhead().getMetrics().getAvailableConcurrentCalls();
    }

    private static ProviderAnswer<String> stubborn(CountDownLatch end) {
        while (true) {
            try {
                end.await();
                return PASSED;
            } catch (InterruptedException e) {
                // on purpose
            }
        }
    }

    /** Steady time alone: nobody here may ask for the time of day. */
    private static final class SteadyTime implements TimeSource {

        private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1_000);

        void move(Duration by) {
            nanos.addAndGet(by.toNanos());
        }

        @Override
        public Instant now() {
            throw new AssertionError("asked for the time of day");
        }

        @Override
        public long nanoTime() {
            return nanos.get();
        }
    }

    /** Calls under way until this is closed. */
    private static final class Held implements AutoCloseable {

        private final CountDownLatch end = new CountDownLatch(1);
        private final List<Running<ProviderAnswer<String>>> holders;

        Held(Guard guard, int count) throws InterruptedException {
            var begun = new CountDownLatch(count);
            holders = Threads.start(
                    count,
                    () -> guard.call(
                            () -> {
                                begun.countDown();
                                end.await();
                                return PASSED;
                            },
                            UnaryOperator.identity()));
            begun.await();
        }

        @Override
        public void close() throws Exception {
            end.countDown();
            for (Running<ProviderAnswer<String>> holder : holders) {
                assertThat(holder.result()).isEqualTo(PASSED);
            }
        }
    }
}
