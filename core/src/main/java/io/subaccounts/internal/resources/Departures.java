package io.subaccounts.internal.resources;

import io.subaccounts.access.Action;
import io.subaccounts.common.AccountId;
import io.subaccounts.common.Actor;
import io.subaccounts.error.BusyException;
import io.subaccounts.error.NotFoundException;
import io.subaccounts.internal.decision.Authority;
import io.subaccounts.internal.decision.Handovers;
import io.subaccounts.internal.input.Canonical;
import io.subaccounts.internal.input.MicroClock;
import io.subaccounts.resources.HandoverResult;
import io.subaccounts.resources.Ownership;
import io.subaccounts.resources.ResourceRef;
import io.subaccounts.spi.host.HandoverCheck;
import io.subaccounts.spi.host.HandoverCheck.Verdict.HeldBack;
import io.subaccounts.spi.storage.Lineage;
import io.subaccounts.spi.storage.ResourceRow;
import io.subaccounts.spi.storage.Storage;
import io.subaccounts.spi.storage.Subtree;
import io.subaccounts.spi.storage.Transaction;
import io.subaccounts.spi.storage.TreeLock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How resources leave their owners. The host's check is asked first, outside any transaction, about the very ownership
 * that the transaction then ends; if that has changed meanwhile, everything is looked at anew.
 *
 * <p>Internal: not part of the API, may change at any time.
 */
public final class Departures {

    private static final int ATTEMPTS = 20;

    private final Storage storage;
    private final Authority authority;
    private final MicroClock clock;
    private final HandoverCheck check;

    /**
     * Sets the departures up.
     *
     * @param storage where ownership lives
     * @param authority who decides
     * @param clock the clock
     * @param check the host's say
     */
    public Departures(Storage storage, Authority authority, MicroClock clock, HandoverCheck check) {
        this.storage = storage;
        this.authority = authority;
        this.clock = clock;
        this.check = check;
    }

    HandoverResult release(Actor actor, ResourceRef resource) {
        return depart(actor, Action.RELEASE_RESOURCE, resource, null);
    }

    HandoverResult transfer(Actor actor, ResourceRef resource, AccountId receiver) {
        return depart(actor, Action.TRANSFER_RESOURCE, resource, receiver);
    }

    private HandoverResult depart(Actor actor, Action action, ResourceRef asked, @Nullable AccountId receiver) {
        ResourceRef resource = Canonical.of(asked);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            ResourceRow seen = storage.read(tx -> {
                ResourceRow row = find(tx, actor, resource, asked);
                checkOwner(tx, actor, action, lineage(tx, actor, row.owner()), row, asked);
                if (receiver != null) {
                    checkReceiver(
                            tx,
                            actor,
                            action,
                            lineage(tx, actor, receiver).orElseThrow(() -> Authority.notFound(receiver)),
                            row);
                }
                return row;
            });
            if (seen.owner().equals(receiver)) {
                return new HandoverResult.AlreadyThere(ResourceRows.view(seen));
            }
            if (check.check(resource, seen.owner()) instanceof HeldBack held) {
                return new HandoverResult.HeldBack(held.reason(), held.until());
            }
            Optional<HandoverResult> done = storage.write(tx -> handOver(tx, actor, action, seen, asked, receiver));
            if (done.isPresent()) {
                return done.get();
            }
        }
        throw new BusyException("the resource changes hands faster than it can be checked; try again");
    }

    /** Empty if the ownership is no longer the one that was checked. */
    private Optional<HandoverResult> handOver(
            Transaction tx,
            Actor actor,
            Action action,
            ResourceRow checked,
            ResourceRef asked,
            @Nullable AccountId receiver) {
        var concerned = new LinkedHashSet<AccountId>();
        concerned.add(checked.owner());
        if (receiver != null) {
            concerned.add(receiver);
        }
        Map<AccountId, Lineage> held = authority.lock(tx, actor, concerned, TreeLock.SHARED);
        ResourceRow row = find(tx, actor, checked.resource(), asked);
        if (!row.equals(checked)) {
            return Optional.empty();
        }
        checkOwner(tx, actor, action, Optional.ofNullable(held.get(row.owner())), row, asked);
        if (receiver != null) {
            checkReceiver(tx, actor, action, Authority.seen(held, receiver), row);
        }
        return Handovers.hand(tx, Authority.reach(actor), row, receiver, clock.now())
                .map(at -> done(row, receiver, at));
    }

    private static HandoverResult done(ResourceRow row, @Nullable AccountId receiver, Instant at) {
        var before = new Ownership(row.resource(), row.owner(), row.from(), at);
        var after = receiver == null ? null : new Ownership(row.resource(), receiver, at, null);
        return new HandoverResult.Done(before, after);
    }

    private void checkOwner(
            Transaction tx, Actor actor, Action action, Optional<Lineage> owner, ResourceRow row, ResourceRef asked) {
        try {
            authority.check(tx, actor, action, owner.orElseThrow(() -> notFound(asked)), row.resource());
        } catch (NotFoundException e) {
            throw notFound(asked);
        }
    }

    private void checkReceiver(Transaction tx, Actor actor, Action action, Lineage receiver, ResourceRow row) {
        authority.check(tx, actor, action, receiver, row.resource());
        Authority.requireOneEnvironment(row.owner(), receiver.self().id());
    }

    private static Optional<Lineage> lineage(Transaction tx, Actor actor, AccountId account) {
        return tx.accounts().find(Authority.reach(actor), account);
    }

    private static ResourceRow find(Transaction tx, Actor actor, ResourceRef resource, ResourceRef asked) {
        Subtree within = Authority.reach(actor);
        return ResourcesService.find(tx, within, resource).orElseThrow(() -> notFound(asked));
    }

    private static NotFoundException notFound(ResourceRef resource) {
        return new NotFoundException("resource", resource.toString());
    }
}
