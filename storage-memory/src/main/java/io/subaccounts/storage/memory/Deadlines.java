package io.subaccounts.storage.memory;

import java.time.Instant;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What time will make due, the earliest first, then in the order of keys. */
final class Deadlines<K> {

    private record Deadline<K>(Instant at, K key) {}

    private final NavigableSet<Deadline<K>> inOrder;

    Deadlines(Comparator<? super K> keys) {
        inOrder = new TreeSet<>(
                Comparator.comparing((Deadline<K> each) -> each.at()).thenComparing(each -> each.key(), keys));
    }

    /** Puts a key's deadline off, null for none. */
    void move(Journal journal, K key, @Nullable Instant from, @Nullable Instant to) {
        if (Objects.equals(from, to)) {
            return;
        }
        if (from != null) {
            journal.remove(inOrder, new Deadline<>(from, key));
        }
        if (to != null) {
            journal.add(inOrder, new Deadline<>(to, key));
        }
    }

    /** The keys with a deadline at or before a moment. */
    Stream<K> until(Instant now) {
        return inOrder.stream().takeWhile(each -> !each.at().isAfter(now)).map(Deadline::key);
    }
}
