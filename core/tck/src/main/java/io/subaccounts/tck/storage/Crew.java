package io.subaccounts.tck.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Threads of one test. Whatever goes wrong on one of them fails the test. */
final class Crew implements AutoCloseable {

    /** How long something may take that must happen. */
    static final Duration DEADLINE = Duration.ofSeconds(60);

    /** How long to watch for something that must not happen. */
    private static final Duration WHILE = Duration.ofMillis(100);

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "storage-tck");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<?>> tasks = new ArrayList<>();

    <T> Future<T> start(Callable<T> task) {
        var future = threads.submit(task);
        tasks.add(future);
        return future;
    }

    /** Waits for all tasks and fails as the first one failed. */
    void join() {
        tasks.forEach(Crew::await);
    }

    /** Waits for a task and answers as it did. */
    static <T> T await(Future<T> task) {
        try {
            return task.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("a concurrent call failed: " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "a concurrent call did not come back within " + DEADLINE.toSeconds()
                            + " s: look for a deadlock, a lost wake-up or an endless walk up the tree",
                    e);
        } catch (InterruptedException | CancellationException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    /** Gives a task that may have to wait a little time, and says whether it came back. */
    static boolean returnsSoon(Future<?> task) {
        try {
            task.get(WHILE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException | InterruptedException e) {
            return true;
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
        assertThat(tasks).as("a test waits for all its threads").allMatch(Future::isDone);
    }
}
