package io.subaccounts;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The library's own daemon thread, if the host wants one. */
final class Upkeep {

    private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

    private final @Nullable ScheduledExecutorService thread;
    private final AtomicBoolean stopped = new AtomicBoolean();

    /** Something to do at a pace, zero for never. */
    record Task(Runnable work, Duration pace) {}

    Upkeep(List<Task> tasks) {
        List<Task> paced = tasks.stream().filter(task -> !task.pace().isZero()).toList();
        if (paced.isEmpty()) {
            thread = null;
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "subaccounts-upkeep");
            daemon.setDaemon(true);
            return daemon;
        });
        for (Task task : paced) {
            long nanos = task.pace().toNanos();
            var unused = thread.scheduleWithFixedDelay(() -> guarded(task.work()), nanos, nanos, TimeUnit.NANOSECONDS);
        }
    }

    /** A failure must not end the schedule. */
    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("upkeep failed and will be tried again", e);
        }
    }

    /** Waits for work that is under way. True the first time. */
    boolean stop() {
        if (!stopped.compareAndSet(false, true)) {
            return false;
        }
        if (thread != null) {
            thread.shutdown();
            try {
                thread.awaitTermination(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return true;
    }
}
