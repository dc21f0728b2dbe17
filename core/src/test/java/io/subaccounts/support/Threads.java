package io.subaccounts.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Threads of a test: all daemons, all waited for with a deadline. */
public final class Threads {

    /** Long enough for any machine; reached only by a test that fails. */
    public static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Set<Thread.State> WAITING = Set.of(Thread.State.WAITING, Thread.State.TIMED_WAITING);

    private Threads() {}

    /** A task on a thread of its own. */
    public record Running<T>(Thread thread, FutureTask<T> task) {

        public T result() throws InterruptedException, ExecutionException, TimeoutException {
            return task.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    public static <T> Running<T> start(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "test");
        thread.setDaemon(true);
        thread.start();
        return new Running<>(thread, task);
    }

    public static <T> List<Running<T>> start(int count, Callable<T> work) {
        var all = new ArrayList<Running<T>>();
        for (int i = 0; i < count; i++) {
            all.add(start(work));
        }
        return all;
    }

    /** Waits until all threads wait for something. */
    public static void awaitWaiting(List<? extends Running<?>> running) {
        await(() -> running.stream().map(one -> one.thread().getState()).allMatch(WAITING::contains));
    }

    public static void await(BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(DEADLINE);
            Thread.yield();
        }
    }
}
