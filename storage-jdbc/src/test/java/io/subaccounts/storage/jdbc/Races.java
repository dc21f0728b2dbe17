package io.subaccounts.storage.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Threads for tests about races, each bounded by a deadline. */
final class Races {

    static final Duration DEADLINE = Duration.ofSeconds(60);

    private Races() {}

    /** A task on a thread of its own. */
    static final class Racer<T> {
        private final FutureTask<T> task;
        private final Thread thread;

        private Racer(Callable<T> work) {
            task = new FutureTask<>(work);
            thread = new Thread(task, "racer");
            thread.setDaemon(true);
            thread.start();
        }

        T result() {
            return Races.result(task);
        }

        Throwable failure() {
            try {
                task.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                throw new AssertionError("nothing was thrown");
            } catch (ExecutionException e) {
                return e.getCause();
            } catch (InterruptedException | TimeoutException e) {
                throw new AssertionError(e);
            }
        }

        boolean isDone() {
            return task.isDone();
        }

        /** Waits until the thread waits for another one. */
        Racer<T> waits() {
            until(() -> thread.getState() == Thread.State.WAITING || thread.getState() == Thread.State.TIMED_WAITING);
            return this;
        }
    }

    static <T> Racer<T> start(Callable<T> work) {
        return new Racer<>(work);
    }

    /** Runs the same work on several threads that begin together, and gives their answers. */
    static <T> List<T> together(int threads, Callable<T> work) {
        var gate = new CountDownLatch(threads);
        var racers = new ArrayList<Racer<T>>();
        for (int i = 0; i < threads; i++) {
            racers.add(start(() -> {
                gate.countDown();
                gate.await();
                return work.call();
            }));
        }
        return racers.stream().map(Racer::result).toList();
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("what was waited for did not happen");
            }
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
        }
    }

    static void await(CountDownLatch latch) {
        try {
            if (!latch.await(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("what was waited for did not happen");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a racer failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }
}
