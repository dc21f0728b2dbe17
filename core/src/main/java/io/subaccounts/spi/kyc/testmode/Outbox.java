package io.subaccounts.spi.kyc.testmode;

import io.subaccounts.common.Environment;
import io.subaccounts.spi.host.TimeSource;
import io.subaccounts.spi.kyc.ProviderCallback;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The checks that wait for an outcome, and the callbacks that are to tell of it, in the order they were promised. */
final class Outbox {

    private static final int MAX_WAITING = 10_000;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final TimeSource time;
    private final Object lock = new Object();
    private final ReentrantLock handing = new ReentrantLock();
    private final Map<String, Declared> waiting = new LinkedHashMap<>();
    private final List<TestDelivery> queue = new ArrayList<>();
    private long settled;

    Outbox(TimeSource time) {
        this.time = time;
    }

    /** Opening the same check again promises nothing new. */
    void opened(String reference, Declared declared, List<TestCallback> callbacks) {
        Instant now = time.now();
        synchronized (lock) {
            if (waiting.putIfAbsent(reference, declared) != null) {
                return;
            }
            if (waiting.size() > MAX_WAITING) {
                waiting.remove(waiting.keySet().iterator().next());
            }
            for (int i = 0; i < callbacks.size(); i++) {
                TestCallback callback = callbacks.get(i);
                String id = deliveryId(reference + " scripted " + i);
                TestDelivery delivery =
                        delivery(id, reference, declared, callback.outcome(), now.plus(callback.after()));
                for (int n = 0; n < callback.times(); n++) {
                    queue.add(delivery);
                }
            }
        }
    }

    List<TestDelivery> due(Instant now) {
        synchronized (lock) {
            List<TestDelivery> due = dueBy(now);
            due.forEach(this::remove);
            return due;
        }
    }

    /** Offers each that is due, one caller after the other, and keeps what is not taken for the next time, if that is near. */
    int hand(Instant now, Predicate<TestDelivery> courier) {
        handing.lock();
        try {
            int taken = 0;
            for (TestDelivery delivery : dueBy(now)) {
                boolean delivered = courier.test(delivery);
                taken += delivered ? 1 : 0;
                if (delivered || now.isAfter(delivery.dueAt().plus(PATIENCE))) {
                    remove(delivery);
                }
            }
            return taken;
        } finally {
            handing.unlock();
        }
    }

    private List<TestDelivery> dueBy(Instant now) {
        synchronized (lock) {
            return queue.stream()
                    .filter(delivery -> !delivery.dueAt().isAfter(now))
                    .toList();
        }
    }

    /** One of those that are the same. */
    private void remove(TestDelivery delivery) {
        synchronized (lock) {
            queue.remove(delivery);
        }
    }

    TestDelivery settled(String reference, TestOutcome outcome) {
        Instant now = time.now();
        synchronized (lock) {
            settled++;
            String id = deliveryId(reference + " settled " + now + " " + settled);
            Declared declared = waiting.getOrDefault(reference, Declared.NOTHING);
            return delivery(id, reference, declared, outcome, now);
        }
    }

    private static TestDelivery delivery(
            String id, String reference, Declared declared, TestOutcome outcome, Instant at) {
        var callback = new ProviderCallback(id, reference, Environment.TEST, at, outcome.about(declared));
        return new TestDelivery(at, id, CallbackBody.written(callback));
    }

    private static String deliveryId(String event) {
        return "MOCK_DLV_" + TestModeProvider.digest(event);
    }
}
