package io.subaccounts.storage.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;

/** Makes every change of one transaction, and remembers how to take it back. */
final class Journal {

    private final Deque<Runnable> inverses = new ArrayDeque<>();

    <K, V> void put(Map<K, V> map, K key, V value) {
        V before = map.put(key, value);
        inverses.push(before == null ? () -> map.remove(key) : () -> map.put(key, before));
    }

    <K, V> void remove(Map<K, V> map, K key) {
        V before = map.remove(key);
        if (before != null) {
            inverses.push(() -> map.put(key, before));
        }
    }

    <E> void add(Set<E> set, E element) {
        if (set.add(element)) {
            inverses.push(() -> set.remove(element));
        }
    }

    <E> void remove(Set<E> set, E element) {
        if (set.remove(element)) {
            inverses.push(() -> set.add(element));
        }
    }

    void commit() {
        inverses.clear();
    }

    /** Takes back what was not committed, last change first. */
    void rollBack() {
        while (!inverses.isEmpty()) {
            inverses.pop().run();
        }
    }
}
