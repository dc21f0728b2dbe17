package io.subaccounts;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The library's own daemon thread, if the host wants one. */
final class Upkeep {

    private final @Nullable ScheduledExecutorService thread;
    private final AtomicBoolean stopped = new AtomicBoolean();

    Upkeep(Runnable work, Duration pace) {
        if (pace.isZero()) {
            thread = null;
            return;
        }
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            var daemon = new Thread(task, "subaccounts-upkeep");
            daemon.setDaemon(true);
            return daemon;
        });
        var unused = thread.scheduleWithFixedDelay(work, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
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
