package io.subaccounts.internal.resources;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.input.Canonical;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.resources.ClaimResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How resources are claimed: all of a batch or none. The storage's unique key decides between claimers.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Claims {

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;

    /**
     * Sets the claims up.
     *
     * @param storage where ownership lives
     * @param authority who decides
     * @param clock the clock
     */
    public Claims(Storage storage, Authority authority, MicroClock clock) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
    }

    ClaimResult claim(Actor actor, AccountId owner, List<ResourceRef> resources) {
        var asked = new LinkedHashMap<ResourceRef, ResourceRef>();
        resources.forEach(resource -> asked.putIfAbsent(Canonical.of(resource), resource));
        try {
            return storage.write(tx -> {
                Lineage lineage = Authority.seen(authority.lock(tx, actor, Set.of(owner), TreeLock.SHARED), owner);
                for (ResourceRef resource : asked.keySet()) {
                    authority.check(tx, actor, Action.CLAIM_RESOURCE, lineage, resource);
                }
                return claimed(tx, actor, owner, asked);
            });
        } catch (Taken taken) {
            return new ClaimResult.Unavailable(taken.resources);
        }
    }

    private ClaimResult claimed(Transaction tx, Actor actor, AccountId owner, Map<ResourceRef, ResourceRef> asked) {
        Instant now = clock.now();
        var present = new HashMap<>(tx.resources().findAll(Subtree.all(), asked.keySet()));
        var taken = new ArrayList<ResourceRef>();
        boolean changed = false;
        for (ResourceRef resource : new TreeSet<>(asked.keySet())) { // one order for all claimers: no deadlock
            if (!present.containsKey(resource)) {
                var fresh = new ResourceRow(resource, owner, now, 1);
                if (tx.resources().insert(Authority.reach(actor), fresh)) {
                    present.put(resource, afterLastEnd(tx, actor, fresh));
                    changed = true;
                } else {
                    present.putAll(tx.resources().findAll(Subtree.all(), Set.of(resource)));
                }
            }
            ResourceRow row = present.get(resource);
            if (row == null || !row.owner().equals(owner)) {
                taken.add(asked.getOrDefault(resource, resource));
            }
        }
        if (!taken.isEmpty()) {
            throw new Taken(taken);
        }
        List<Ownership> ownerships = asked.keySet().stream()
                .map(present::get)
                .map(ResourceRows::view)
                .toList();
        return new ClaimResult.Claimed(ownerships, changed);
    }

    /** Looked up once the resource is held, so that no other ownership can still end after this one has begun. */
    private static ResourceRow afterLastEnd(Transaction tx, Actor actor, ResourceRow fresh) {
        Instant end = tx.resources().lastEnd(Subtree.all(), fresh.resource()).orElse(fresh.from());
        if (!end.isAfter(fresh.from())) {
            return fresh;
        }
        var later = new ResourceRow(fresh.resource(), fresh.owner(), end, fresh.version() + 1);
        if (!tx.resources().update(Authority.reach(actor), later, fresh.version())) {
            throw new IllegalStateException("the storage let a fresh row change");
        }
        return later;
    }

    /** Takes the transaction back; never leaves this class. */
    private static final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient List<ResourceRef> resources;

        Taken(List<ResourceRef> resources) {
            super(null, null, false, false);
            this.resources = resources;
        }
    }
}
