package io.subaccounts.storage.jdbc;

import io.subaccounts.error.StorageUnavailableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings callers who write at the same time together. One of them leads: it runs a group of the waiting work on its own
 * thread, its own among them, and hands the lead to the first of those who came meanwhile. A caller who is alone leads
 * at once and meets nobody.
 */
final class WriteQueue {

    /** Bounds how long the others of a group have to wait for its end. */
    private static final int LARGEST_GROUP = 128;

    private final Consumer<List<PendingWrite<?>>> runner;
    private final Duration longestWait;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition nobodyLeads = lock.newCondition();
    private final ArrayDeque<PendingWrite<?>> waiting = new ArrayDeque<>();
    private boolean led;
    private boolean closed;

    /**
     * @param runner runs a group and leaves an outcome in each of its members
     * @param longestWait how long a caller waits for its turn
     */
    WriteQueue(Consumer<List<PendingWrite<?>>> runner, Duration longestWait) {
        this.runner = runner;
        this.longestWait = longestWait;
    }

    <T extends @Nullable Object> T submit(PendingWrite<T> write) {
        if (takesLead(write) || waitsForLead(write)) {
            leadGroupOf(write);
        }
        return write.outcome();
    }

    /** Lets those finish who are waiting, refuses all others, and then runs the last thing. */
    void close(Runnable last) {
        lock.lock();
        try {
            closed = true;
            while (led) {
                nobodyLeads.awaitUninterruptibly();
            }
            last.run();
        } finally {
            lock.unlock();
        }
    }

    private boolean takesLead(PendingWrite<?> write) {
        lock.lock();
        try {
            if (closed) {
                throw new StorageUnavailableException("the storage is closed", null);
            }
            if (led) {
                waiting.add(write);
                return false;
            }
            led = true;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean waitsForLead(PendingWrite<?> write) {
        if (!write.await(longestWait)) {
            if (withdraw(write)) {
                throw new StorageUnavailableException(
                        "other writers kept the file busy for " + longestWait.toMillis() + " ms", null);
            }
            write.await();
        }
        return write.mustLead();
    }

    private boolean withdraw(PendingWrite<?> write) {
        lock.lock();
        try {
            return waiting.remove(write);
        } finally {
            lock.unlock();
        }
    }

    private void leadGroupOf(PendingWrite<?> own) {
        var group = new ArrayList<PendingWrite<?>>();
        group.add(own);
        lock.lock();
        try {
            while (group.size() < LARGEST_GROUP && !waiting.isEmpty()) {
                group.add(waiting.remove());
            }
        } finally {
            lock.unlock();
        }
        try {
            runner.accept(group);
        } finally {
            handOver();
            for (PendingWrite<?> write : group.subList(1, group.size())) {
                write.finish();
            }
        }
    }

    private void handOver() {
        lock.lock();
        try {
            var next = waiting.poll();
            if (next != null) {
                next.lead();
            } else {
                led = false;
                nobodyLeads.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }
}
