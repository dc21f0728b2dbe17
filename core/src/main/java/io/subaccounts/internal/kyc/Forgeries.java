package io.subaccounts.internal.kyc;

import io.subaccounts.kyc.Callbacks;
import io.subaccounts.spi.storage.CallbackRow;
import io.subaccounts.spi.storage.Storage;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts forged callbacks, and writes the counts down at most once a second, so that a flood of them costs nothing. What
 * could not be written is written with the next.
 */
final class Forgeries {

    /** Under this name are counted those that no known provider can have sent. */
    static final String NOBODY = "unknown";

    private static final String DELIVERY = "forged";
    private static final Duration PACE = Duration.ofSeconds(1);

    private static final class Tally {
        private long unwritten;
        private @Nullable Instant writtenAt;
    }

    private final Storage storage;
    private final Map<String, Tally> tallies = new HashMap<>();

    Forgeries(Storage storage) {
        this.storage = storage;
    }

    void note(String provider, Instant now) {
        write(provider, due(provider, now), now);
    }

    /** Writes down what is left. */
    void flush(Instant now) {
        for (String provider : providers()) {
            write(provider, left(provider), now);
        }
    }

    private void write(String provider, long times, Instant now) {
        if (times == 0) {
            return;
        }
        boolean written = false;
        try {
            var row = new CallbackRow(provider, DELIVERY, Callbacks.Verdict.FORGED, null, times, now, now);
            storage.write(tx -> tx.callbacks().record(row));
            written = true;
        } finally {
            if (!written) {
                keep(provider, times);
            }
        }
    }

    private synchronized long due(String provider, Instant now) {
        Tally tally = tallies.computeIfAbsent(provider, name -> new Tally());
        tally.unwritten++;
        Instant last = tally.writtenAt;
        if (last != null && now.isBefore(last.plus(PACE)) && !now.isBefore(last)) {
            return 0;
        }
        tally.writtenAt = now;
        return taken(tally);
    }

    private synchronized List<String> providers() {
        return List.copyOf(tallies.keySet());
    }

    private synchronized long left(String provider) {
        Tally tally = tallies.get(provider);
        return tally == null ? 0 : taken(tally);
    }

    private synchronized void keep(String provider, long times) {
        tallies.computeIfAbsent(provider, name -> new Tally()).unwritten += times;
    }

    private static long taken(Tally tally) {
        long times = tally.unwritten;
        tally.unwritten = 0;
        return times;
    }
}
