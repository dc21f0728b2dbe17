package io.subaccounts.tck.storage;

import io.subaccounts.common.AccountId;
import io.subaccounts.spi.storage.TreeLock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who believes to hold which tree. */
final class Presence {

    private final Object lock = new Object();
    private final Map<AccountId, Integer> shared = new HashMap<>();
    private final Map<AccountId, Integer> exclusive = new HashMap<>();

    /** Notes a holder and answers whom it should not have met. */
    List<String> enter(Set<AccountId> trees, TreeLock mode) {
        List<String> faults = new ArrayList<>();
        synchronized (lock) {
            for (var tree : trees) {
                int others = exclusive.getOrDefault(tree, 0)
                        + (mode == TreeLock.EXCLUSIVE ? shared.getOrDefault(tree, 0) : 0);
                if (others > 0) {
                    faults.add("a transaction got " + tree + " as " + mode + " while " + others + " others held it");
                }
                holders(mode).merge(tree, 1, Integer::sum);
            }
        }
        return faults;
    }

    void leave(Set<AccountId> trees, TreeLock mode) {
        synchronized (lock) {
            trees.forEach(tree -> holders(mode).merge(tree, -1, Integer::sum));
        }
    }

    private Map<AccountId, Integer> holders(TreeLock mode) {
        return mode == TreeLock.SHARED ? shared : exclusive;
    }
}
