package io.subaccounts.internal.providers;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.subaccounts.kyc.ProviderFault;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.ProviderAnswer;
import io.subaccounts.spi.kyc.ProviderAnswer.Fault;
import io.subaccounts.spi.kyc.ProviderLimits;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls one provider: first past the circuit breaker, then past the bulkhead, then in a thread of the guard's own under
 * the time limit. What keeps a call from being made is no failure of the provider's and does not count against it.
 */
final class Guard {

    private static final Logger LOG = LoggerFactory.getLogger(Guard.class);
    private static final int TRIAL_CALLS = 3;
    private static final long IDLE_SECONDS = 30;

    private final String provider;
    private final CircuitBreaker breaker;
    private final Bulkhead bulkhead;
    private final TimeLimiter limiter;
    private final ThreadPoolExecutor threads;

    Guard(String provider, ProviderLimits limits, TimeSource time) {
        this.provider = provider;
        this.breaker = breaker(provider, limits, time);
        this.bulkhead = Bulkhead.of(
                provider,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(limits.maxConcurrent())
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        this.limiter = TimeLimiter.of(limits.timeout());
        this.threads = threads(provider, limits.maxConcurrent());
    }

    /** What the provider answers, after it was checked, or why it could not be asked. */
    <T> ProviderAnswer<T> call(Callable<ProviderAnswer<T>> call, UnaryOperator<ProviderAnswer<T>> check) {
        if (!breaker.tryAcquirePermission()) {
            return new Fault<>(ProviderFault.CIRCUIT_OPEN);
        }
        if (!bulkhead.tryAcquirePermission()) {
            breaker.releasePermission();
            return new Fault<>(ProviderFault.OVERLOADED);
        }
        long start = breaker.getCurrentTimestamp();
        FutureTask<ProviderAnswer<T>> task = begun(() -> checked(check, answered(call)));
        try {
            ProviderAnswer<T> answer = inTime(task);
            breaker.onResult(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), answer);
            return answer;
        } catch (InterruptedException e) {
            task.cancel(true);
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            return new Fault<>(ProviderFault.TIMEOUT);
        } catch (Error e) {
            breaker.onError(breaker.getCurrentTimestamp() - start, breaker.getTimestampUnit(), e);
            throw e;
        }
    }

    CircuitBreaker breaker() {
        return breaker;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    void close() {
        threads.shutdownNow();
    }

    /**
     * The place in the bulkhead is given back when the call ends, which may be long after it was given up; before its
     * answer is known, so that whoever has it finds the place free; and also if the call was given up before it began.
     */
    private <T> FutureTask<T> begun(Callable<T> call) {
        var left = new AtomicBoolean();
        Runnable leave = () -> {
            if (left.compareAndSet(false, true)) {
                bulkhead.onComplete();
            }
        };
        var task = new FutureTask<>(() -> before(leave, call));
        try {
            threads.execute(() -> {
                task.run();
                leave.run();
            });
            return task;
        } catch (RejectedExecutionException e) {
            notBegun();
            throw new IllegalStateException("the KYC provider " + provider + " is closed", e);
        } catch (Error e) {
            notBegun();
            throw e;
        }
    }

    private static <T> T before(Runnable end, Callable<T> call) throws Exception {
        try {
            return call.call();
        } finally {
            end.run();
        }
    }

    private void notBegun() {
        bulkhead.releasePermission();
        breaker.releasePermission();
    }

    private <T> ProviderAnswer<T> inTime(FutureTask<ProviderAnswer<T>> task) throws InterruptedException {
        try {
            return limiter.executeFutureSupplier(() -> task);
        } catch (TimeoutException e) {
            return new Fault<>(ProviderFault.TIMEOUT);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // the task lets nothing out but errors
        }
    }

    /** What an exception says may hold personal data, so only its class is told. */
    private <T> ProviderAnswer<T> answered(Callable<ProviderAnswer<T>> call) {
        try {
            return call.call();
        } catch (Exception e) {
            LOG.warn("the KYC provider {} threw {}", provider, e.getClass().getName());
            return new Fault<>(ProviderFault.UPSTREAM_ERROR);
        }
    }

    private <T> ProviderAnswer<T> checked(UnaryOperator<ProviderAnswer<T>> check, ProviderAnswer<T> answer) {
        try {
            return check.apply(answer);
        } catch (RuntimeException e) {
            LOG.warn(
                    "an answer of the KYC provider {} could not be read: {}",
                    provider,
                    e.getClass().getName());
            return new Fault<>(ProviderFault.MALFORMED_ANSWER);
        }
    }

    /** A fault is a failure and nothing else is: how long a call takes is the time limit's business. */
    private static CircuitBreaker breaker(String name, ProviderLimits limits, TimeSource time) {
        return CircuitBreaker.of(
                name,
                CircuitBreakerConfig.custom()
                        .slidingWindow(
                                limits.window(), limits.window(), CircuitBreakerConfig.SlidingWindowType.COUNT_BASED)
                        .failureRateThreshold(100 * limits.failureRate())
                        .recordResult(Fault.class::isInstance)
                        .slowCallDurationThreshold(Duration.ofDays(1))
                        .waitDurationInOpenState(limits.openFor())
                        .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                        .clock(new SteadyClock(time))
                        .currentTimestampFunction(clock -> time.nanoTime(), TimeUnit.NANOSECONDS)
                        .build());
    }

    private static ThreadPoolExecutor threads(String provider, int most) {
        var number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(
                most, most, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    String name = "subaccounts-kyc-" + provider + "-" + number.incrementAndGet();
                    var thread = new Thread(null, work, name, 0, false);
                    thread.setDaemon(true);
                    return thread;
                });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
