package io.subaccounts.storage.memory;

import io.subaccounts.common.AccountId;
import io.subaccounts.error.StorageUnavailableException;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.TreeLock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** How an {@link AutoCommitStorage} holds trees: as the contract says, or with a flaw. */
final class TreeHolds {

    /** What is wrong. */
    enum Flaw {
        NONE,
        HOLDS_NOTHING,
        HOLDS_NOTHING_SHARED,
        ANSWERS_FROM_BEFORE,
        STAYS_WITH_THE_OLD_TREE,
        LOCKS_IN_THE_ORDER_GIVEN
    }

    private final Flaw flaw;
    private final Map<AccountId, ReentrantReadWriteLock> locks = new ConcurrentHashMap<>();
    private final ThreadLocal<Deque<Lock>> held = ThreadLocal.withInitial(ArrayDeque::new);

    TreeHolds(Flaw flaw) {
        this.flaw = flaw;
    }

    Map<AccountId, Lineage> hold(Storage real, Subtree within, Set<AccountId> ids, TreeLock mode) {
        Map<AccountId, Lineage> before = find(real, within, ids);
        boolean nothing = flaw == Flaw.HOLDS_NOTHING || flaw == Flaw.HOLDS_NOTHING_SHARED && mode == TreeLock.SHARED;
        if (!nothing) {
            Set<AccountId> mains = mains(real, ids);
            acquire(mains, mode);
            while (flaw != Flaw.STAYS_WITH_THE_OLD_TREE && !mains.equals(mains(real, ids))) {
                letGo();
                mains = mains(real, ids);
                acquire(mains, mode);
            }
        }
        return flaw == Flaw.ANSWERS_FROM_BEFORE ? before : find(real, within, ids);
    }

    void letGo() {
        var mine = held.get();
        while (!mine.isEmpty()) {
            mine.pop().unlock();
        }
    }

    private void acquire(Set<AccountId> mains, TreeLock mode) {
        for (var main : mains) {
            var both = locks.computeIfAbsent(main, key -> new ReentrantReadWriteLock());
            var lock = mode == TreeLock.SHARED ? both.readLock() : both.writeLock();
            try {
                if (!lock.tryLock(1, TimeUnit.SECONDS)) {
                    throw new StorageUnavailableException("deadlock", null);
                }
            } catch (InterruptedException e) {
                throw new StorageUnavailableException("interrupted", e);
            }
            held.get().push(lock);
            if (flaw == Flaw.LOCKS_IN_THE_ORDER_GIVEN) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private Set<AccountId> mains(Storage real, Set<AccountId> ids) {
        var lineages = find(real, Subtree.all(), ids);
        Set<AccountId> mains = flaw == Flaw.LOCKS_IN_THE_ORDER_GIVEN ? new LinkedHashSet<>() : new TreeSet<>();
        for (var id : ids) {
            if (lineages.containsKey(id)) {
                mains.add(lineages.get(id).main().id());
            }
        }
        return mains;
    }

    private static Map<AccountId, Lineage> find(Storage real, Subtree within, Set<AccountId> ids) {
        return real.read(tx -> tx.accounts().findAll(within, ids));
    }
}
